import {
  relativeSchema,
  type FamilyHistory,
  type Relative,
} from '../../pss/sections/familyHistory.ts';
import { problemAbsences } from '../../pss/sections/problems.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { genders } from '../choices.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes, type FixedCode } from '../fixedCodes.ts';
import { problemAbsenceTexts } from './problemTerms.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readCodedConcept, readTime } from '../read/readDataTypes.ts';
import {
  readAbsence,
  readListOrAbsence,
  statementsBelow,
  type SectionSource,
} from '../read/readParts.ts';

function readAge(source: CdaSource, observation: XmlElement, code: FixedCode): number | null {
  const wanted = childElements(observation, 'entryRelationship').find((each) => {
    const found = firstChild(each, 'observation');
    return (
      hasTemplate(found, '16.3') &&
      found !== undefined &&
      attributeOf(firstChild(found, 'code'), 'code') === code.code
    );
  });
  if (wanted === undefined) return null;
  const age = source.child(source.take(wanted), 'observation');
  source.fixed(age, code);
  source.expect(age, 'statusCode', 'completed');
  source.partId(age);
  source.pointer(age);
  const value = source.child(age, 'value');
  if (attributeOf(value, 'unit') !== 'a') return null;
  source.attribute(value, 'unit');
  return Number(source.attribute(value, 'value'));
}

function readCondition(source: CdaSource, observation: XmlElement): unknown {
  source.fixed(observation, fixedCodes.relativeDiagnosis);
  source.expect(observation, 'statusCode', 'completed');
  source.partId(observation);
  const words = source.words(source.child(observation, 'text'));
  return {
    what: readCodedConcept(source, source.child(observation, 'value'), words),
    recorded: readTime(source, source.child(observation, 'effectiveTime')),
    onsetAge: readAge(source, observation, fixedCodes.onsetAge),
    deathAge: readAge(source, observation, fixedCodes.deathAge),
  };
}

function readRelative({ source, ids }: SectionSource, organizer: XmlElement): Relative | null {
  if (!hasTemplate(organizer, '16.1')) return null;
  source.fixed(organizer, fixedCodes.relative);
  source.expect(organizer, 'statusCode', 'completed');
  const person = source.at(organizer, 'subject', 'relatedSubject');
  return source.accept(relativeSchema, organizer, {
    id: ids.of(source, organizer),
    relation: readCode(source, source.child(person, 'code')),
    gender: source.choice(source.at(person, 'subject', 'administrativeGenderCode'), genders),
    conditions: statementsBelow(source, organizer, 'component', 'observation', '16.2').map((each) =>
      readCondition(source, each),
    ),
  });
}

function readAbsent(
  { source, ids, blocks }: SectionSource,
  observation: XmlElement,
): FamilyHistory | null {
  const value = source.child(observation, 'value');
  const absence = readAbsence(
    source,
    value,
    codeSystems.absentProblems,
    problemAbsences,
    problemAbsenceTexts,
  );
  if (absence === null) return null;
  source.fixed(observation, fixedCodes.noFamilyProblem);
  source.expect(observation, 'statusCode', 'completed');
  source.pointer(observation);
  return { kind: 'absent', id: ids.of(source, observation), absence, freeText: blocks };
}

/** Reads section 10157-6, the inverse of `writeFamilyHistory`. */
export function readFamilyHistory(section: SectionSource): FamilyHistory | null {
  return readListOrAbsence(
    section,
    (statement) => hasTemplate(statement, '16.4'),
    (statement) => readRelative(section, statement),
    (entries): FamilyHistory => ({ kind: 'listed', entries, freeText: section.blocks }),
    (statement) => readAbsent(section, statement),
  );
}
