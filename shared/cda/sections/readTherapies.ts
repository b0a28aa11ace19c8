import {
  therapyAbsences,
  therapySchema,
  type Therapies,
  type Therapy,
} from '../../pss/sections/therapies.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { therapyAbsenceTexts } from './therapyTerms.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readCourse, readQuantityRange } from '../read/readDataTypes.ts';
import {
  readAbsence,
  readDrug,
  readDrugTimes,
  readListOrAbsence,
  readNote,
  type SectionSource,
} from '../read/readParts.ts';

const USES: Readonly<Record<string, Therapy['use']>> = { EVN: 'taken', INT: 'intended' };

function readTherapy({ source, ids }: SectionSource, statement: XmlElement): Therapy | null {
  if (!hasTemplate(statement, '2.1')) return null;
  source.pointer(statement);
  const { duration, frequency } = readDrugTimes(source, statement);
  return source.accept(therapySchema, statement, {
    id: ids.of(source, statement),
    use: USES[source.attribute(statement, 'moodCode') ?? ''],
    drug: readDrug(source, statement),
    course: readCourse(source, statement, duration),
    frequency,
    route: readCode(source, source.child(statement, 'routeCode')),
    site: readCode(source, source.child(statement, 'approachSiteCode')),
    dose: readQuantityRange(source, source.child(statement, 'doseQuantity')),
    rate: readQuantityRange(source, source.child(statement, 'rateQuantity')),
    note: readNote(source, statement),
  });
}

function readAbsent(
  { source, ids, blocks }: SectionSource,
  statement: XmlElement,
): Therapies | null {
  const code = source.child(statement, 'code');
  const absence = readAbsence(
    source,
    code,
    codeSystems.absentMedications,
    therapyAbsences,
    therapyAbsenceTexts,
  );
  if (absence === null) return null;
  source.pointer(statement);
  return { kind: 'absent', id: ids.of(source, statement), absence, freeText: blocks };
}

/** Reads section 10160-0, the inverse of `writeTherapies`. */
export function readTherapies(section: SectionSource): Therapies | null {
  return readListOrAbsence(
    section,
    (statement) => hasTemplate(statement, '2.3'),
    (statement) => readTherapy(section, statement),
    (entries): Therapies => ({ kind: 'listed', entries, freeText: section.blocks }),
    (statement) => readAbsent(section, statement),
  );
}
