import {
  allergyAbsences,
  allergySchema,
  intoleranceTypeSchema,
  type Allergies,
  type Allergy,
  type AllergyAgent,
  type IntoleranceType,
} from '../../pss/sections/allergies.ts';
import { attributeOf, type XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import { allergyAbsenceTexts, intoleranceTypes } from './allergyTerms.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { readConcept, readCourse, readInterval } from '../read/readDataTypes.ts';
import {
  hasObservationBelow,
  readAbsence,
  readCriticality,
  readListOrAbsence,
  readNote,
  readReactions,
  readState,
  statementBelow,
  type SectionSource,
} from '../read/readParts.ts';

function readType(source: CdaSource, value: XmlElement | undefined): IntoleranceType | null {
  const code = attributeOf(value, 'code');
  if (code === undefined) {
    const text = source.words(source.child(value, 'originalText'));
    source.attribute(value, 'nullFlavor');
    return text === null ? null : { kind: 'uncoded', text };
  }
  // The older list of ActCode has the same codes and meanings.
  const systems: readonly string[] = [codeSystems.intoleranceType, codeSystems.actCode];
  if (!systems.includes(attributeOf(value, 'codeSystem') ?? '')) return null;
  const parsed = intoleranceTypeSchema.safeParse({ kind: 'listed', type: code });
  if (!parsed.success) return null;
  source.attribute(value, 'code');
  if (attributeOf(value, 'codeSystem') === codeSystems.intoleranceType) {
    source.attribute(value, 'codeSystem');
  } else source.relabel(value, 'codeSystem');
  if (parsed.data.kind === 'listed') {
    source.display(value, intoleranceTypes[parsed.data.type].display);
  }
  if (value !== undefined) source.originalText(value);
  return parsed.data;
}

function readAgent(source: CdaSource, participant: XmlElement): AllergyAgent | null {
  const code = source.at(participant, 'participantRole', 'playingEntity', 'code');
  const concept = readConcept(source, code);
  if (concept !== null) return concept;
  return source.attribute(code, 'nullFlavor') === 'UNK' ? { kind: 'unknown' } : null;
}

function readAllergy({ source, ids }: SectionSource, act: XmlElement): Allergy | null {
  const detail = statementBelow(source, act, 'entryRelationship', 'observation', '1.3');
  if (detail === undefined) return null;
  source.expect(act, 'code', 'NA');
  source.fixed(detail, fixedCodes.allergy);
  source.expect(detail, 'statusCode', 'completed');
  source.partId(detail);
  source.pointer(detail);
  const { low, high } = readInterval(source, source.child(detail, 'effectiveTime'));
  return source.accept(allergySchema, act, {
    id: ids.of(source, act),
    course: readCourse(source, act),
    type: readType(source, source.child(detail, 'value')),
    onset: low,
    resolved: high,
    agents: source.children(detail, 'participant').map((each) => readAgent(source, each)),
    reactions: readReactions(source, detail),
    criticality: readCriticality(source, detail),
    state: readState(source, detail),
    note: readNote(source, detail),
  });
}

function readAbsent({ source, ids, blocks }: SectionSource, act: XmlElement): Allergies | null {
  const detail = statementBelow(source, act, 'entryRelationship', 'observation', '1.4');
  const value = source.child(detail, 'value');
  const absence = readAbsence(
    source,
    value,
    codeSystems.absentAllergies,
    allergyAbsences,
    allergyAbsenceTexts,
  );
  const course = readCourse(source, act);
  if (detail === undefined || absence === null || course?.state !== 'active') return null;
  source.expect(act, 'code', 'NA');
  source.fixed(detail, fixedCodes.intolerance);
  source.expect(detail, 'statusCode', 'completed');
  readInterval(source, source.child(detail, 'effectiveTime'));
  source.partId(detail);
  source.pointer(detail);
  const id = ids.of(source, act);
  const note = readNote(source, detail);
  return { kind: 'absent', id, absence, since: course.since, note, freeText: blocks };
}

/** Reads section 48765-2, the inverse of `writeAllergies`. */
export function readAllergies(section: SectionSource): Allergies | null {
  return readListOrAbsence(
    section,
    (act) => hasObservationBelow(act, '1.4'),
    (act) => readAllergy(section, act),
    (entries): Allergies => ({ kind: 'listed', entries, freeText: section.blocks }),
    (act) => readAbsent(section, act),
  );
}
