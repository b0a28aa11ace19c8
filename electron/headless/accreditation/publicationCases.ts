import type { Operation } from '../../../shared/fse/operation.ts';
import type { AccreditationCase, DeliberateFault, Expectation } from './accreditationCase.ts';

const accepted: Expectation = { kind: 'accepted' };
const wrongDate = '2022:05:09-07:30+00';

/** A refusal of the national application or, for what the interface description forbids, of the front end. */
function refused(status: number, type: RegExp): Expectation {
  return { kind: 'refused', as: [{ status, type }] };
}

const unknownDocument = refused(404, /^\/msg\/record-not-found$/);
const wrongField = refused(
  400,
  /InvalidRequestContent|^\/msg\/(?:mandatory-element|invalid-format)$/,
);

function act(
  id: number,
  name: string,
  operation: Operation,
  fault: DeliberateFault,
  expected: Expectation,
): AccreditationCase {
  return { id: String(id), name, operation, fault, expected };
}

function notApplicable(id: number, name: string, reason: string): AccreditationCase {
  return { id: String(id), name, notApplicable: reason };
}

const right: DeliberateFault = { kind: 'none' };
const neverPublished: DeliberateFault = { kind: 'unknown-target' };
const unknownRule: DeliberateFault = {
  kind: 'body',
  field: 'attiCliniciRegoleAccesso',
  value: ['XXX'],
};
const malformedDate: DeliberateFault = {
  kind: 'body',
  field: 'dataInizioPrestazione',
  value: wrongDate,
};

const simulated =
  'I prefissi di simulazione esistono solo nel gateway nazionale di prova; gli identificativi del programma non li ammettono.';

/** The cases withdrawn after checklist 8.1.3, kept as our own and for the regional round. */
export const publicationCases: readonly AccreditationCase[] = [
  act(304, 'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT1', 'create', right, accepted),
  act(305, 'PUBBLICAZIONE_SOSTITUZIONE_CDA2_PSS_CT1', 'replace', right, accepted),
  act(306, 'AGGIORNAMENTO_METADATI_CDA2_PSS_CT1', 'update-metadata', right, accepted),
  act(307, 'ELIMINAZIONE_CDA2_PSS_CT1', 'annul', right, accepted),
  {
    id: '308',
    name: 'OSCURAMENTO_CDA2_PSS_CT1',
    operation: 'update-metadata',
    hides: true,
    fault: right,
    expected: accepted,
  },
  notApplicable(
    309,
    'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT2_KO',
    'In Toscana la creazione valida da sé: non esiste una pubblicazione senza validazione.',
  ),
  act(
    310,
    'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT3_KO',
    'create',
    { kind: 'claim', name: 'attachment_hash', value: 'HASH_ERRATO' },
    refused(400, /^\/msg\/document-hash$/),
  ),
  {
    id: '311',
    name: 'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT4_KO',
    operation: 'create',
    fault: { kind: 'sent-twice' },
    expected: refused(500, /^\/msg\/ini-error$/),
    remark: 'Nazionalmente il rifiuto è asincrono; la Regione lo dà subito con il testo INI R224.',
  },
  ...[312, 313, 314, 315].map((id, index) =>
    notApplicable(id, `PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT${String(index + 5)}_KO`, simulated),
  ),
  act(316, 'ELIMINAZIONE_CDA2_PSS_CT2_KO', 'annul', neverPublished, unknownDocument),
  act(
    317,
    'AGGIORNAMENTO_METADATI_CDA2_PSS_CT2_KO',
    'update-metadata',
    neverPublished,
    unknownDocument,
  ),
  act(
    318,
    'PUBBLICAZIONE_SOSTITUZIONE_CDA2_PSS_CT2_KO',
    'replace',
    neverPublished,
    unknownDocument,
  ),
  {
    id: '319',
    name: 'OSCURAMENTO_CDA2_PSS_CT2_KO',
    operation: 'update-metadata',
    hides: true,
    fault: neverPublished,
    expected: unknownDocument,
  },
  act(348, 'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT10_KO', 'create', unknownRule, wrongField),
  act(349, 'PUBBLICAZIONE_CREAZIONE_CDA2_PSS_CT11_KO', 'create', malformedDate, wrongField),
  act(350, 'PUBBLICAZIONE_SOSTITUZIONE_CDA2_PSS_CT3_KO', 'replace', unknownRule, wrongField),
  act(351, 'PUBBLICAZIONE_SOSTITUZIONE_CDA2_PSS_CT5_KO', 'replace', malformedDate, wrongField),
  act(366, 'AGGIORNAMENTO_METADATI_CDA2_PSS_CT4_KO', 'update-metadata', unknownRule, wrongField),
  act(367, 'AGGIORNAMENTO_METADATI_CDA2_PSS_CT5_KO', 'update-metadata', malformedDate, wrongField),
];
