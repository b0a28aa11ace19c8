import { vitalSignSchema, type VitalSign, type VitalSigns } from '../../pss/sections/vitalSigns.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { fixedCodes } from '../fixedCodes.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readQuantity, readTime } from '../read/readDataTypes.ts';
import { readEach, statementsBelow, type SectionSource } from '../read/readParts.ts';

function readReading({ source, ids }: SectionSource, observation: XmlElement): unknown {
  source.expect(observation, 'statusCode', 'completed');
  source.pointer(observation);
  const repeat = source.attribute(source.child(observation, 'repeatNumber'), 'value');
  return {
    id: ids.of(source, observation),
    what: readCode(source, source.child(observation, 'code')),
    at: readTime(source, source.child(observation, 'effectiveTime')),
    repeat: repeat === undefined ? null : Number(repeat),
    value: readQuantity(source, source.child(observation, 'value')),
    interpretation: readCode(source, source.child(observation, 'interpretationCode')),
    method: readCode(source, source.child(observation, 'methodCode')),
    site: readCode(source, source.child(observation, 'targetSiteCode')),
  };
}

function readSign(section: SectionSource, statement: XmlElement): VitalSign | null {
  const { source, ids } = section;
  if (hasTemplate(statement, '8.2')) {
    const reading = readReading(section, statement);
    return source.accept(vitalSignSchema, statement, { kind: 'single', reading });
  }
  if (!hasTemplate(statement, '8.1')) return null;
  source.fixed(statement, fixedCodes.vitalSigns);
  source.expect(statement, 'statusCode', 'completed');
  return source.accept(vitalSignSchema, statement, {
    kind: 'group',
    id: ids.of(source, statement),
    at: readTime(source, source.child(statement, 'effectiveTime')),
    readings: statementsBelow(source, statement, 'component', 'observation', '8.2').map((each) =>
      readReading(section, each),
    ),
  });
}

/** Reads section 8716-3, the inverse of `writeVitalSigns`. */
export function readVitalSigns(section: SectionSource): VitalSigns | null {
  const entries = readEach(section.source, section.statements, (each) => readSign(section, each));
  return entries.length === 0 ? null : { entries, freeText: section.blocks };
}
