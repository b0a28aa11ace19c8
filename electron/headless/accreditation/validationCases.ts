import { sectionForms } from '../../../shared/cda/sectionForms.ts';
import type { SectionName } from '../../../shared/pss/pss.ts';
import type { AccreditationCase, DeliberateFault, Expectation } from './accreditationCase.ts';
import type { CdaMutation } from './mutateCda.ts';

const accepted: Expectation = { kind: 'accepted' };
const semantic = { status: 422, type: /^\/msg\/semantic$/ };
const syntax = { status: 400, type: /^\/msg\/syntax$/ };
const vocabulary = { status: 400, type: /^\/msg\/vocabulary$/ };
const token = { status: 403, type: /^\/msg\/jwt-validation$/ };

type Answer = (typeof semantic)[];

/** A case whose document has one thing wrong; `number` is the one in its official name. */
function wrongDocument(
  id: number,
  number: number,
  mutation: CdaMutation,
  as: Answer,
  remark?: string,
): AccreditationCase {
  return {
    id: String(id),
    name: `VALIDAZIONE_CDA2_PSS_CT${String(number)}_KO`,
    operation: 'create',
    fault: { kind: 'cda', mutation },
    expected: { kind: 'refused', as },
    ...(remark === undefined ? {} : { remark }),
  };
}

function call(
  id: string,
  name: string,
  fault: DeliberateFault,
  expected: Expectation,
  more: { readonly needs?: readonly string[]; readonly remark?: string } = {},
): AccreditationCase {
  return { id, name, operation: 'create', fault, expected, ...more };
}

const rightDocument: DeliberateFault = { kind: 'none' };

/** Of the seventeen sections case 23 asks for all but these, which case 24 adds. */
const addedByCase24: readonly SectionName[] = ['vitalSigns', 'investigations'];

function sectionsBut(left: readonly SectionName[]): readonly string[] {
  return Object.entries(sectionForms)
    .filter(([name]) => !left.some((each) => each === name))
    .map(([, { code }]) => `section:${code}`);
}

/** The cases of the checklist in force, 9.0.0, in the order of their official numbers within each kind. */
export const validationCases: readonly AccreditationCase[] = [
  call('476', 'VALIDAZIONE_CDA2_PSS_CT23', rightDocument, accepted, {
    needs: sectionsBut(addedByCase24),
  }),
  call('477', 'VALIDAZIONE_CDA2_PSS_CT24', rightDocument, accepted, {
    needs: sectionsBut([]),
  }),
  {
    id: '478',
    name: 'VALIDAZIONE_CDA2_PSS_CT25',
    notApplicable: 'Riservato a chi era già accreditato per il PSS prima della guida 1.5.',
  },
  call(
    '30',
    'VALIDAZIONE_TOKEN_JWT_PSS_KO',
    { kind: 'claim', name: 'purpose_of_use', value: null },
    { kind: 'refused', as: [token] },
  ),
  call(
    '38',
    'VALIDAZIONE_TOKEN_JWT_CAMPO_PSS_KO',
    { kind: 'claim', name: 'action_id', value: 'TEST' },
    { kind: 'refused', as: [token] },
  ),
  call('46', 'VALIDAZIONE_PSS_TIMEOUT', { kind: 'unreachable' }, { kind: 'unanswered' }),
  wrongDocument(
    175,
    6,
    { lowerCase: 'recordTarget/patientRole/id', attribute: 'extension' },
    [semantic, token],
    'Annunciato come semantico; il token è confrontato prima con il CDA, e il rifiuto osservato è 403.',
  ),
  wrongDocument(177, 8, { remove: 'recordTarget/patientRole/addr/city' }, [semantic]),
  wrongDocument(178, 9, { remove: 'recordTarget/patientRole/patient/name/given' }, [semantic]),
  wrongDocument(
    179,
    10,
    {
      set: 'recordTarget/patientRole/patient/administrativeGenderCode',
      attribute: 'code',
      value: 'NB',
    },
    [vocabulary, semantic],
    'Annunciato come terminologico; dove lo schematron ha una regola sul sesso, risponde prima.',
  ),
  wrongDocument(
    180,
    11,
    { set: 'participant/associatedEntity/code', attribute: 'code', value: 'ZZZ' },
    [vocabulary],
  ),
  wrongDocument(181, 12, { removeFirst: 'section:11450-4/entry/act/code' }, [syntax]),
  wrongDocument(182, 13, { remove: 'component:10157-6' }, [semantic]),
  wrongDocument(
    183,
    14,
    { removeFirst: 'section:11369-6/entry/substanceAdministration/statusCode' },
    [semantic],
  ),
  wrongDocument(184, 15, { remove: 'section:46240-8/entry' }, [semantic]),
  wrongDocument(
    185,
    16,
    { removeFirst: 'section:10160-0/entry/substanceAdministration/effectiveTime' },
    [semantic],
  ),
  wrongDocument(
    186,
    17,
    { removeFirst: 'section:10157-6/entry/organizer/subject/relatedSubject/code' },
    [semantic],
  ),
  wrongDocument(187, 18, { removeFirst: 'section:48765-2/entry/act/effectiveTime' }, [semantic]),
  wrongDocument(
    188,
    19,
    { remove: 'section:48765-2/entry/act/entryRelationship/observation/participant' },
    [semantic],
  ),
  wrongDocument(
    189,
    20,
    {
      set: 'section:47420-5/entry/organizer/component/observation/value',
      attribute: 'code',
      value: 'ZZZ',
    },
    [vocabulary, semantic],
    'Annunciato come terminologico; un fornitore ha osservato un rifiuto semantico.',
  ),
  wrongDocument(
    190,
    21,
    { set: 'legalAuthenticator/signatureCode', attribute: 'code', value: 'X' },
    [semantic],
  ),
  wrongDocument(469, 22, { remove: 'confidentialityCode' }, [syntax]),
];
