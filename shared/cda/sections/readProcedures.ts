import { procedureSchema, type Procedure, type Procedures } from '../../pss/sections/procedures.ts';
import { childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate, type CdaSource } from '../read/cdaSource.ts';
import { readCode, readCodedConcept, readPeriod, readWhen } from '../read/readDataTypes.ts';
import { finishParts, readEach, type SectionSource } from '../read/readParts.ts';

function reasonBelow(
  source: CdaSource,
  statement: XmlElement,
  name: 'observation' | 'encounter',
): XmlElement | undefined {
  const first = childElements(statement, 'entryRelationship').find(
    (each) => firstChild(each, name) !== undefined,
  );
  const [taken] = source.children(statement, 'entryRelationship', (each) => each === first);
  return source.child(taken, name);
}

function readPlace(source: CdaSource, statement: XmlElement): unknown {
  const encounter = reasonBelow(source, statement, 'encounter');
  if (encounter === undefined) return null;
  finishParts(source, encounter, 'id', 'text');
  return {
    what: readCode(source, source.child(encounter, 'code')),
    when: readWhen(source, source.child(encounter, 'effectiveTime')),
  };
}

function readProcedure({ source, ids }: SectionSource, statement: XmlElement): Procedure | null {
  if (!hasTemplate(statement, '11.1')) return null;
  finishParts(source, statement, 'text');
  const reason = reasonBelow(source, statement, 'observation');
  finishParts(source, reason, 'id', 'text');
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
export function readProcedures(section: SectionSource): Procedures {
  const entries = readEach(section.source, section.statements, (each) =>
    readProcedure(section, each),
  );
  return { entries, freeText: section.blocks };
}
