import { panelSchema, type Investigations, type Panel } from '../../pss/sections/investigations.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { hasTemplate } from '../read/documentForm.ts';
import {
  readCode,
  readConcept,
  readFindingValue,
  readQuantityRange,
  readTime,
} from '../read/readDataTypes.ts';
import { readEach, statementsBelow, type SectionSource } from '../read/readParts.ts';

function readReference(source: CdaSource, observation: XmlElement): unknown {
  const range = source.at(observation, 'referenceRange', 'observationRange');
  if (range === undefined) return null;
  const interval = readQuantityRange(source, source.child(range, 'value'));
  if (interval !== null) return { kind: 'interval', interval };
  return { kind: 'text', text: source.words(source.child(range, 'text')) };
}

function readResult({ source, ids }: SectionSource, observation: XmlElement): unknown {
  source.expect(observation, 'statusCode', 'completed');
  const words = source.words(source.child(observation, 'text'));
  const code = source.child(observation, 'code');
  return {
    id: ids.of(source, observation),
    what: readConcept(source, code) ?? { kind: 'uncoded', text: words },
    at: readTime(source, source.child(observation, 'effectiveTime')),
    value: readFindingValue(source, source.child(observation, 'value')),
    interpretation: readCode(source, source.child(observation, 'interpretationCode')),
    reference: readReference(source, observation),
  };
}

function readPanel(section: SectionSource, organizer: XmlElement): Panel | null {
  const { source, ids } = section;
  if (!hasTemplate(organizer, '14.1')) return null;
  source.expect(organizer, 'statusCode', 'completed');
  source.expect(organizer, 'code', 'OTH');
  return source.accept(panelSchema, organizer, {
    id: ids.of(source, organizer),
    what: readCode(source, source.child(organizer, 'code')),
    at: readTime(source, source.child(organizer, 'effectiveTime')),
    results: statementsBelow(source, organizer, 'component', 'observation', '14.2').map((each) =>
      readResult(section, each),
    ),
  });
}

/** Reads section 30954-2, the inverse of `writeInvestigations`. */
export function readInvestigations(section: SectionSource): Investigations | null {
  const entries = readEach(section.source, section.statements, (each) => readPanel(section, each));
  const isEmpty = entries.length === 0 && section.blocks.length === 0;
  return isEmpty ? null : { entries, freeText: section.blocks };
}
