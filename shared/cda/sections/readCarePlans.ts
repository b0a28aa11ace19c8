import {
  plannedItemSchema,
  type CarePlans,
  type PlannedItem,
} from '../../pss/sections/carePlans.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCodedConcept, readWhen } from '../read/readDataTypes.ts';
import { readDrug, readDrugTimes, readEach, type SectionSource } from '../read/readParts.ts';

const KINDS: Readonly<Record<string, PlannedItem['kind']>> = {
  '10.1': 'examination',
  '10.2': 'drug',
  '10.3': 'procedure',
  '10.4': 'encounter',
  '10.5': 'activity',
};

function readItem({ source, ids }: SectionSource, statement: XmlElement): PlannedItem | null {
  const kind = Object.entries(KINDS).find(([template]) => hasTemplate(statement, template))?.[1];
  if (kind === undefined) return null;
  source.pointer(statement);
  source.expect(statement, 'statusCode', 'active');
  const id = ids.of(source, statement);
  if (kind === 'drug') {
    const { duration, frequency } = readDrugTimes(source, statement);
    const drug = readDrug(source, statement);
    const when = readWhen(source, duration);
    return source.accept(plannedItemSchema, statement, { kind, id, drug, when, frequency });
  }
  const what = readCodedConcept(source, source.child(statement, 'code'));
  const when = readWhen(source, source.child(statement, 'effectiveTime'));
  return source.accept(plannedItemSchema, statement, { kind, id, what, when });
}

/** Reads section 18776-5, the inverse of `writeCarePlans`. */
export function readCarePlans(section: SectionSource): CarePlans | null {
  const entries = readEach(section.source, section.statements, (each) => readItem(section, each));
  const isEmpty = entries.length === 0 && section.blocks.length === 0;
  return isEmpty ? null : { entries, freeText: section.blocks };
}
