import { habitSchema, type Habit, type Lifestyle } from '../../pss/sections/lifestyle.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readFindingValue, readTime } from '../read/readDataTypes.ts';
import { readEach, type SectionSource } from '../read/readParts.ts';

function readHabit({ source, ids }: SectionSource, observation: XmlElement): Habit | null {
  if (!hasTemplate(observation, '6.1')) return null;
  source.expect(observation, 'statusCode', 'completed');
  source.pointer(observation);
  return source.accept(habitSchema, observation, {
    id: ids.of(source, observation),
    what: readCode(source, source.child(observation, 'code')),
    at: readTime(source, source.child(observation, 'effectiveTime')),
    value: readFindingValue(source, source.child(observation, 'value')),
  });
}

/** Reads section 29762-2, the inverse of `writeLifestyle`. */
export function readLifestyle(section: SectionSource): Lifestyle | null {
  const entries = readEach(section.source, section.statements, (each) => readHabit(section, each));
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
