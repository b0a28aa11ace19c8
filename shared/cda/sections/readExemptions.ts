import { exemptionSchema, type Exemption, type Exemptions } from '../../pss/sections/exemptions.ts';
import { attributeOf, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { hasTemplate } from '../read/cdaSource.ts';
import { readCodedConcept, readCourse } from '../read/readDataTypes.ts';
import { finishParts, readListOrAbsence, readNote, type SectionSource } from '../read/readParts.ts';

function readExemption({ source, ids }: SectionSource, act: XmlElement): Exemption | null {
  if (!hasTemplate(act, '17.1')) return null;
  finishParts(source, act, 'text');
  return source.accept(exemptionSchema, act, {
    id: ids.of(source, act),
    what: readCodedConcept(source, source.child(act, 'code')),
    course: readCourse(source, act),
    note: readNote(source, act),
  });
}

function readAbsent({ source, ids, blocks }: SectionSource, act: XmlElement): Exemptions | null {
  const course = readCourse(source, act);
  if (course === null) return null;
  finishParts(source, act, 'code', 'text');
  return { kind: 'absent', id: ids.of(source, act), course, freeText: blocks };
}

/** Reads section 57827-8, the inverse of `writeExemptions`. */
export function readExemptions(section: SectionSource): Exemptions | null {
  return readListOrAbsence(
    section,
    (act) => attributeOf(firstChild(act, 'code'), 'codeSystem') === codeSystems.noExemption,
    (act) => readExemption(section, act),
    (entries): Exemptions => ({ kind: 'listed', entries, freeText: section.blocks }),
    (act) => readAbsent(section, act),
  );
}
