import {
  careRegimes,
  motorCapacities,
  type FunctionalStatus,
} from '../../pss/sections/functionalStatus.ts';
import type { Code } from '../../pss/values/coded.ts';
import type { Moment } from '../../pss/values/moment.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { observation, organizer } from '../write/statements.ts';
import { capitalised, codeWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Aspetto', value: 'Valutazione', since: 'Dal' };

interface Aspect {
  readonly template: string;
  readonly code: Markup;
  readonly status: string;
  readonly words: string;
  readonly since: Moment | null;
  readonly value: Code;
  readonly codeSystemName: string;
}

function writeAspect(aspect: Aspect, row: NarrativeRow<keyof typeof headings>): Markup {
  const { value, since } = aspect;
  row.in('what').say(aspect.words);
  row.in('value').say(capitalised(codeWords(value)));
  if (since !== null) row.in('since').say(momentWords(since));
  return element(
    'component',
    {},
    observation('EVN', {
      template: aspect.template,
      code: aspect.code,
      text: data.entryText(row.id),
      status: data.status(aspect.status),
      time: since === null ? null : data.since(since),
      value: element('value', {
        'xsi:type': 'CD',
        code: value.code,
        codeSystem: value.system,
        codeSystemName: aspect.codeSystemName,
        displayName: value.display,
      }),
    }),
  );
}

function aspects({ motor, care, mental }: FunctionalStatus): readonly Aspect[] {
  const found: (Aspect | null)[] = [
    motor && {
      template: '14.2',
      code: data.fixedCode(fixedCodes.motorCapacity),
      status: 'completed',
      words: 'Capacità motoria',
      since: motor.since,
      value: {
        system: codeSystems.loinc,
        code: motor.capacity,
        display: motorCapacities[motor.capacity],
      },
      codeSystemName: 'LOINC',
    },
    care && {
      template: '14.3',
      code: data.fixedCode(fixedCodes.careRegime),
      status: 'completed',
      words: 'Regime di assistenza',
      since: care.since,
      value: {
        system: codeSystems.profile,
        code: care.regime,
        display: careRegimes[care.regime],
      },
      // The workbook names the list here, elsewhere the code system it is part of.
      codeSystemName: 'AssistenzaDomiciliare_PSSIT',
    },
    mental && {
      template: '14.4',
      code: data.fixedCode(fixedCodes.mentalState),
      status: mental.status,
      words: 'Stato mentale',
      since: mental.since,
      value: mental.what,
      // The only place where the guide wants this spelling.
      codeSystemName: 'ICD9CM',
    },
  ];
  return found.filter((aspect) => aspect !== null);
}

/** The entry of section 47420-5: one battery for all aspects, none when there is only text. */
export function writeFunctionalStatus(
  section: FunctionalStatus,
  context: SectionContext,
): Children {
  const list = aspects(section);
  if (list.length === 0) return [];
  const table = context.narrative.table(headings);
  return [
    organizer('BATTERY', {
      template: '14.1',
      status: data.status('completed'),
      components: list.map((aspect) => writeAspect(aspect, table.row())),
    }),
  ];
}
