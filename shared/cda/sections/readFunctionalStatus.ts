import {
  functionalStatusSchema,
  type FunctionalStatus,
} from '../../pss/sections/functionalStatus.ts';
import type { Moment } from '../../pss/values/moment.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { careChoice, motorChoice } from '../choices.ts';
import { fixedCodes, type FixedCode } from '../fixedCodes.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCode, readInterval } from '../read/readDataTypes.ts';
import { statementBelow, type SectionSource } from '../read/readParts.ts';

interface Aspect {
  readonly value: XmlElement | undefined;
  readonly since: Moment | null;
  readonly observation: XmlElement;
}

function readAspect(
  { source }: SectionSource,
  organizer: XmlElement,
  template: string,
  code: FixedCode,
): Aspect | null {
  const observation = statementBelow(source, organizer, 'component', 'observation', template);
  if (observation === undefined) return null;
  source.fixed(observation, code);
  source.partId(observation);
  source.pointer(observation);
  const since = readInterval(source, source.child(observation, 'effectiveTime')).low;
  return { value: source.child(observation, 'value'), since, observation };
}

function readBattery(section: SectionSource, organizer: XmlElement): FunctionalStatus | null {
  const { source, blocks } = section;
  source.expect(organizer, 'statusCode', 'completed');
  source.partId(organizer);
  const motor = readAspect(section, organizer, '14.2', fixedCodes.motorCapacity);
  const care = readAspect(section, organizer, '14.3', fixedCodes.careRegime);
  const mental = readAspect(section, organizer, '14.4', fixedCodes.mentalState);
  for (const aspect of [motor, care]) source.expect(aspect?.observation, 'statusCode', 'completed');
  return source.accept(functionalStatusSchema, organizer, {
    motor: motor && { capacity: source.choice(motor.value, motorChoice), since: motor.since },
    care: care && { regime: source.choice(care.value, careChoice), since: care.since },
    mental: mental && {
      what: readCode(source, mental.value),
      status: source.attribute(source.child(mental.observation, 'statusCode'), 'code'),
      since: mental.since,
    },
    freeText: blocks,
  });
}

/** Reads section 47420-5, the inverse of `writeFunctionalStatus`. A second battery is refused. */
export function readFunctionalStatus(section: SectionSource): FunctionalStatus | null {
  const { source, statements, blocks } = section;
  const [battery, ...spare] = statements.filter((each) => hasTemplate(each, '14.1'));
  const strangers = statements.filter((each) => !hasTemplate(each, '14.1'));
  for (const each of [...spare, ...strangers]) source.refuse(each);
  const read = battery === undefined ? null : readBattery(section, battery);
  if (read !== null) return read;
  return blocks.length === 0 ? null : { motor: null, care: null, mental: null, freeText: blocks };
}
