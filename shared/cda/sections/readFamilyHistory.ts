import {
  relativeSchema,
  type FamilyHistory,
  type Relative,
} from '../../pss/sections/familyHistory.ts';
import { problemAbsences } from '../../pss/sections/problems.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { hasTemplate, type CdaSource } from '../read/cdaSource.ts';
import { readCode, readCodedConcept, readTime } from '../read/readDataTypes.ts';
import {
  finishParts,
  readAbsence,
  readListOrAbsence,
  statementsBelow,
  type SectionSource,
} from '../read/readParts.ts';

function readAge(source: CdaSource, observation: XmlElement, code: string): number | null {
  const wanted = childElements(observation, 'entryRelationship').find((each) => {
    const found = firstChild(each, 'observation');
    return (
      hasTemplate(found, '16.3') &&
      found !== undefined &&
      attributeOf(firstChild(found, 'code'), 'code') === code
    );
  });
  const [taken] = source.children(observation, 'entryRelationship', (each) => each === wanted);
  const age = source.child(taken, 'observation');
  source.expect(age, 'code', code);
  source.expect(age, 'statusCode', 'completed');
  finishParts(source, age, 'id', 'text');
  const value = source.child(age, 'value');
  if (attributeOf(value, 'unit') !== 'a') return null;
  source.attribute(value, 'unit');
  return Number(source.attribute(value, 'value'));
}

function readCondition(source: CdaSource, observation: XmlElement): unknown {
  source.expect(observation, 'code', '52797-8');
  source.expect(observation, 'statusCode', 'completed');
  finishParts(source, observation, 'id');
  const words = source.words(source.child(observation, 'text'));
  return {
    what: readCodedConcept(source, source.child(observation, 'value'), words),
    recorded: readTime(source, source.child(observation, 'effectiveTime')),
    onsetAge: readAge(source, observation, '35267-4'),
    deathAge: readAge(source, observation, '39016-1'),
  };
}

function readRelative({ source, ids }: SectionSource, organizer: XmlElement): Relative | null {
  if (!hasTemplate(organizer, '16.1')) return null;
  source.expect(organizer, 'code', '10157-6');
  source.expect(organizer, 'statusCode', 'completed');
  const person = source.at(organizer, 'subject', 'relatedSubject');
  const gender = readCode(source, source.at(person, 'subject', 'administrativeGenderCode'));
  return source.accept(relativeSchema, organizer, {
    id: ids.of(source, organizer),
    relation: readCode(source, source.child(person, 'code')),
    gender: gender?.code ?? null,
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
  const absence = readAbsence(source, value, codeSystems.absentProblems, problemAbsences);
  if (absence === null) return null;
  source.expect(observation, 'code', '75326-9');
  source.expect(observation, 'statusCode', 'completed');
  finishParts(source, observation, 'text');
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
