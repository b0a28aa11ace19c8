import {
  problemAbsences,
  problemKindCodes,
  problemKinds,
  problemSchema,
  type Problem,
  type Problems,
} from '../../pss/sections/problems.ts';
import { attributeOf, elementAt, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { durations } from '../choices.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import { problemAbsenceTexts } from './problemTerms.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import {
  readConcept,
  readCourse,
  readEntryReference,
  readInterval,
  readTime,
} from '../read/readDataTypes.ts';
import {
  readAbsence,
  readChoice,
  readSeverity,
  readListOrAbsence,
  readNote,
  readState,
  statementBelow,
  statementsBelow,
  type SectionSource,
} from '../read/readParts.ts';

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
function readKind(source: CdaSource, detail: XmlElement): Problem['kind'] {
  const written = attributeOf(firstChild(detail, 'code'), 'code');
  const kind = problemKindCodes.find((code) => code === written);
  if (kind === undefined) return '75326-9';
  source.fixed(detail, { ...fixedCodes.problem, code: kind, display: problemKinds[kind] });
  return kind;
}

function readProblem({ source, ids }: SectionSource, act: XmlElement): Problem | null {
  const detail = statementBelow(source, act, 'entryRelationship', 'observation', '4.2');
  if (detail === undefined) return null;
  source.expect(act, 'code', 'NA');
  source.expect(detail, 'statusCode', 'completed');
  source.partId(detail);
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
    severity: readSeverity(source, detail),
    state: readState(source, detail),
    duration: readChoice(source, detail, '4.5', fixedCodes.duration, durations),
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
  const absence = readAbsence(
    source,
    value,
    codeSystems.absentProblems,
    problemAbsences,
    problemAbsenceTexts,
  );
  const course = readCourse(source, act);
  if (absence === null || course?.state !== 'active') return null;
  source.expect(act, 'code', 'NA');
  source.fixed(detail, fixedCodes.problem);
  source.expect(detail, 'statusCode', 'NA', 'completed');
  readTime(source, source.child(detail, 'effectiveTime'));
  source.partId(detail);
  source.pointer(detail);
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
