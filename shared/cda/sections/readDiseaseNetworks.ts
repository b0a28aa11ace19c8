import {
  networkSchema,
  type DiseaseNetwork,
  type DiseaseNetworks,
} from '../../pss/sections/diseaseNetworks.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readConcept, readCourse } from '../read/readDataTypes.ts';
import { readEach, readNote, type SectionSource } from '../read/readParts.ts';

function readNetwork({ source, ids }: SectionSource, act: XmlElement): DiseaseNetwork | null {
  if (!hasTemplate(act, '18.1')) return null;
  const words = source.words(source.child(act, 'text'));
  const code = source.child(act, 'code');
  return source.accept(networkSchema, act, {
    id: ids.of(source, act),
    what: readConcept(source, code, words),
    course: readCourse(source, act),
    note: readNote(source, act),
  });
}

/** Reads section PSSIT99, the inverse of `writeDiseaseNetworks`. */
export function readDiseaseNetworks(section: SectionSource): DiseaseNetworks | null {
  const entries = readEach(section.source, section.statements, (each) =>
    readNetwork(section, each),
  );
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
