import {
  pregnancyFactSchema,
  type Pregnancies,
  type PregnancyFact,
} from '../../pss/sections/pregnancies.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readFindingValue, readTime } from '../read/readDataTypes.ts';
import { readEach, type SectionSource } from '../read/readParts.ts';

function readFact({ source, ids }: SectionSource, observation: XmlElement): PregnancyFact | null {
  if (!hasTemplate(observation, '7.1')) return null;
  source.expect(observation, 'statusCode', 'completed');
  source.expect(observation, 'code', 'UNK');
  source.pointer(observation);
  return source.accept(pregnancyFactSchema, observation, {
    id: ids.of(source, observation),
    what: readCode(source, source.child(observation, 'code')),
    at: readTime(source, source.child(observation, 'effectiveTime')),
    value: readFindingValue(source, source.child(observation, 'value')),
  });
}

/** Reads section 10162-6, the inverse of `writePregnancies`. */
export function readPregnancies(section: SectionSource): Pregnancies | null {
  const entries = readEach(section.source, section.statements, (each) => readFact(section, each));
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
