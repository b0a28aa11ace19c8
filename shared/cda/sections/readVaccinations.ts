import {
  vaccinationSchema,
  type Vaccination,
  type Vaccinations,
} from '../../pss/sections/vaccinations.ts';
import type { Moment } from '../../pss/values/moment.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { fixedCodes } from '../fixedCodes.ts';
import type { CdaSource } from '../read/cdaSource.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readConcept, readTime } from '../read/readDataTypes.ts';
import {
  readEach,
  readNote,
  readReactions,
  statementBelow,
  type SectionSource,
} from '../read/readParts.ts';

function readCoverage(source: CdaSource, statement: XmlElement): Moment | null {
  const found = statementBelow(source, statement, 'entryRelationship', 'observation', '3.3');
  source.fixed(found, fixedCodes.coverage);
  source.expect(found, 'statusCode', 'completed');
  source.partId(found);
  source.pointer(found);
  return readTime(source, source.at(found, 'value', 'high'));
}

function readDose(source: CdaSource, statement: XmlElement): number | null {
  const found = statementBelow(source, statement, 'entryRelationship', 'observation', '3.4');
  source.fixed(found, fixedCodes.doseNumber);
  source.expect(found, 'statusCode', 'completed');
  source.partId(found);
  source.pointer(found);
  const value = source.attribute(source.child(found, 'value'), 'value');
  return value === undefined ? null : Number(value);
}

function readVaccination(
  { source, ids }: SectionSource,
  statement: XmlElement,
): Vaccination | null {
  if (!hasTemplate(statement, '3.1')) return null;
  source.fixed(statement, fixedCodes.immunization);
  source.expect(statement, 'statusCode', 'completed');
  const words = source.words(source.child(statement, 'text'));
  const material = source.at(
    statement,
    'consumable',
    'manufacturedProduct',
    'manufacturedMaterial',
  );
  const lot = source.child(material, 'lotNumberText');
  source.attribute(lot, 'nullFlavor');
  return source.accept(vaccinationSchema, statement, {
    id: ids.of(source, statement),
    vaccine: readConcept(source, source.child(material, 'code'), null) ?? {
      kind: 'uncoded',
      text: words,
    },
    given: readTime(source, source.child(statement, 'effectiveTime')),
    route: readCode(source, source.child(statement, 'routeCode')),
    lot: source.text(lot),
    coveredUntil: readCoverage(source, statement),
    dose: readDose(source, statement),
    reactions: readReactions(source, statement),
    note: readNote(source, statement),
  });
}

/** Reads section 11369-6, the inverse of `writeVaccinations`. */
export function readVaccinations(section: SectionSource): Vaccinations | null {
  const entries = readEach(section.source, section.statements, (statement) =>
    readVaccination(section, statement),
  );
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
