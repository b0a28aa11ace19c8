import { procedureSchema, type Procedure, type Procedures } from '../../pss/sections/procedures.ts';
import { childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readCodedConcept, readPeriod, readWhen } from '../read/readDataTypes.ts';
import { readEach, type SectionSource } from '../read/readParts.ts';

function reasonBelow(
  source: CdaSource,
  statement: XmlElement,
  name: 'observation' | 'encounter',
): XmlElement | undefined {
  const first = childElements(statement, 'entryRelationship').find(
    (each) => firstChild(each, name) !== undefined,
  );
  return first === undefined ? undefined : source.child(source.take(first), name);
}

function readPlace(source: CdaSource, statement: XmlElement): unknown {
  const encounter = reasonBelow(source, statement, 'encounter');
  if (encounter === undefined) return null;
  source.partId(encounter);
  source.pointer(encounter);
  return {
    what: readCode(source, source.child(encounter, 'code')),
    when: readWhen(source, source.child(encounter, 'effectiveTime')),
  };
}

function readProcedure({ source, ids }: SectionSource, statement: XmlElement): Procedure | null {
  if (!hasTemplate(statement, '11.1')) return null;
  source.pointer(statement);
  const reason = reasonBelow(source, statement, 'observation');
  source.partId(reason);
  source.pointer(reason);
  source.expect(reason, 'statusCode', 'completed');
  return source.accept(procedureSchema, statement, {
    id: ids.of(source, statement),
    what: readCodedConcept(source, source.child(statement, 'code')),
    state: source.attribute(source.child(statement, 'statusCode'), 'code'),
    period: readPeriod(source, source.child(statement, 'effectiveTime')),
    reason: readCode(source, source.child(reason, 'code')),
    encounter: readPlace(source, statement),
  });
}

/** Reads section 47519-4, the inverse of `writeProcedures`. */
export function readProcedures(section: SectionSource): Procedures | null {
  const entries = readEach(section.source, section.statements, (each) =>
    readProcedure(section, each),
  );
  const isEmpty = entries.length === 0 && section.blocks.length === 0;
  return isEmpty ? null : { entries, freeText: section.blocks };
}
