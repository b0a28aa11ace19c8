import { encounterSchema, type Encounter, type Encounters } from '../../pss/sections/encounters.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCodedConcept, readPeriod, readWhen } from '../read/readDataTypes.ts';
import { readEach, type SectionSource } from '../read/readParts.ts';
import { readIdentifier, readPersonName } from '../read/readPersonParts.ts';

function readPerformer(source: CdaSource, performer: XmlElement | undefined): unknown {
  if (performer === undefined) return null;
  const entity = source.child(performer, 'assignedEntity');
  source.expect(entity, 'id', 'UNK');
  return {
    id: readIdentifier(source, source.child(entity, 'id')),
    name: readPersonName(source, source.at(entity, 'assignedPerson', 'name')),
    period: readPeriod(source, source.child(performer, 'time')),
  };
}

function readEncounter({ source, ids }: SectionSource, statement: XmlElement): Encounter | null {
  if (!hasTemplate(statement, '12.1')) return null;
  source.pointer(statement);
  source.expect(statement, 'statusCode', 'completed');
  return source.accept(encounterSchema, statement, {
    id: ids.of(source, statement),
    what: readCodedConcept(source, source.child(statement, 'code')),
    when: readWhen(source, source.child(statement, 'effectiveTime')),
    performer: readPerformer(source, source.child(statement, 'performer')),
  });
}

/** Reads section 46240-8, the inverse of `writeEncounters`. */
export function readEncounters(section: SectionSource): Encounters | null {
  const entries = readEach(section.source, section.statements, (each) =>
    readEncounter(section, each),
  );
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
