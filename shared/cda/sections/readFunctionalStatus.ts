import {
  functionalStatusSchema,
  type FunctionalStatus,
} from '../../pss/sections/functionalStatus.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/cdaSource.ts';
import { readCode, readInterval } from '../read/readDataTypes.ts';
import { finishParts, statementBelow, type SectionSource } from '../read/readParts.ts';

interface Aspect {
  readonly code: ReturnType<typeof readCode>;
  readonly since: string | null;
  readonly observation: XmlElement;
}

function readAspect(
  { source }: SectionSource,
  organizer: XmlElement,
  template: string,
  observationCode: string,
): Aspect | null {
  const observation = statementBelow(source, organizer, 'component', 'observation', template);
  if (observation === undefined) return null;
  source.expect(observation, 'code', observationCode);
  finishParts(source, observation, 'id', 'text');
  const since = readInterval(source, source.child(observation, 'effectiveTime')).low;
  return { code: readCode(source, source.child(observation, 'value')), since, observation };
}

function readBattery(section: SectionSource, organizer: XmlElement): FunctionalStatus | null {
  const { source, blocks } = section;
  source.expect(organizer, 'statusCode', 'completed');
  finishParts(source, organizer, 'id', 'code');
  const motor = readAspect(section, organizer, '14.2', '75246-9');
  const care = readAspect(section, organizer, '14.3', 'ASSERTION');
  const mental = readAspect(section, organizer, '14.4', '8693-4');
  for (const aspect of [motor, care]) source.expect(aspect?.observation, 'statusCode', 'completed');
  return source.accept(functionalStatusSchema, organizer, {
    motor: motor && { capacity: motor.code?.code, since: motor.since },
    care: care && { regime: care.code?.code, since: care.since },
    mental: mental && {
      what: mental.code,
      status: source.attribute(source.child(mental.observation, 'statusCode'), 'code'),
      since: mental.since,
    },
    freeText: blocks,
  });
}

/** Reads section 47420-5, the inverse of `writeFunctionalStatus`. A second battery is refused. */
export function readFunctionalStatus(section: SectionSource): FunctionalStatus {
  const { source, statements, blocks } = section;
  const [battery, ...spare] = statements.filter((each) => hasTemplate(each, '14.1'));
  const strangers = statements.filter((each) => !hasTemplate(each, '14.1'));
  for (const each of [...spare, ...strangers]) source.refuse(each);
  const read = battery === undefined ? null : readBattery(section, battery);
  return read ?? { motor: null, care: null, mental: null, freeText: blocks };
}
