import {
  problemAbsences,
  problemKinds,
  problemSchema,
  type Problem,
  type Problems,
} from '../../pss/sections/problems.ts';
import { attributeOf, elementAt, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { type CdaSource } from '../read/cdaSource.ts';
import {
  readConcept,
  readCourse,
  readEntryReference,
  readInterval,
  readTime,
} from '../read/readDataTypes.ts';
import {
  finishParts,
  readAbsence,
  readChoice,
  readGravity,
  readListOrAbsence,
  readNote,
  readState,
  statementBelow,
  statementsBelow,
  type SectionSource,
} from '../read/readParts.ts';

const DURATIONS: Readonly<Record<string, NonNullable<Problem['duration']>>> = {
  'LA28752-6': 'chronic',
  'LA18821-1': 'acute',
};

function readRelated(source: CdaSource, act: XmlElement): readonly unknown[] {
  return statementsBelow(source, act, 'entryRelationship', 'act', '4.3').flatMap((each) => {
    const placeholder = attributeOf(firstChild(each, 'id'), 'root') === 'XXX';
    source.expect(each, 'code', 'NA');
    const id = readEntryReference(source, each);
    const text = source.words(source.child(each, 'text'));
    if (id !== null) return [{ id, text }];
    // Samples carry a placeholder that points at nothing: without words there is nothing to keep.
    if (!placeholder || text !== null) source.refuse(each);
    return [];
  });
}

/** The kind of problem; one the model does not know is told, and the problem kept as a plain one. */
function readKind(source: CdaSource, detail: XmlElement): string {
  const code = source.child(detail, 'code');
  const kind = attributeOf(code, 'code');
  if (kind === undefined || !Object.hasOwn(problemKinds, kind)) return '75326-9';
  source.finish(code);
  return kind;
}

function readProblem({ source, ids }: SectionSource, act: XmlElement): Problem | null {
  const detail = statementBelow(source, act, 'entryRelationship', 'observation', '4.2');
  if (detail === undefined) return null;
  source.expect(act, 'code', 'NA');
  source.expect(detail, 'statusCode', 'completed');
  finishParts(source, detail, 'id');
  const words = source.words(source.child(detail, 'text'));
  const { low, high } = readInterval(source, source.child(detail, 'effectiveTime'));
  const value = source.child(detail, 'value');
  return source.accept(problemSchema, act, {
    id: ids.of(source, act),
    course: readCourse(source, act),
    kind: readKind(source, detail),
    onset: low,
    resolved: high,
    diagnosis: readConcept(source, value) ?? { kind: 'uncoded', text: words },
    severity: readGravity(source, detail, '4.4'),
    state: readState(source, detail),
    duration: readChoice(source, detail, '4.5', '89261-2', DURATIONS),
    note: readNote(source, detail),
    related: readRelated(source, act),
  });
}

function isAbsence(act: XmlElement): boolean {
  const value = elementAt(act, 'entryRelationship', 'observation', 'value');
  return attributeOf(value, 'codeSystem') === codeSystems.absentProblems;
}

function readAbsent({ source, ids, blocks }: SectionSource, act: XmlElement): Problems | null {
  const detail = statementBelow(source, act, 'entryRelationship', 'observation', '4.2');
  const value = source.child(detail, 'value');
  const absence = readAbsence(source, value, codeSystems.absentProblems, problemAbsences);
  const course = readCourse(source, act);
  if (absence === null || course?.state !== 'active') return null;
  source.expect(act, 'code', 'NA');
  source.expect(detail, 'code', '75326-9');
  source.expect(detail, 'statusCode', 'NA', 'completed');
  readTime(source, source.child(detail, 'effectiveTime'));
  finishParts(source, detail, 'id', 'text');
  const id = ids.of(source, act);
  return { kind: 'absent', id, absence, since: course.since, freeText: blocks };
}

/** Reads section 11450-4, the inverse of `writeProblems`. */
export function readProblems(section: SectionSource): Problems | null {
  return readListOrAbsence(
    section,
    isAbsence,
    (act) => readProblem(section, act),
    (entries): Problems => ({ kind: 'listed', entries, freeText: section.blocks }),
    (act) => readAbsent(section, act),
  );
}
