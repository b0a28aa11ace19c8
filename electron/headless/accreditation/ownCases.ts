import type { AccreditationCase, DeliberateFault, Expectation } from './accreditationCase.ts';

function refused(status: number, type: RegExp): Expectation {
  return { kind: 'refused', as: [{ status, type }] };
}

function create(
  id: string,
  name: string,
  fault: DeliberateFault,
  expected: Expectation,
): AccreditationCase {
  return { id, name, operation: 'create', fault, expected };
}

const token = (kind: Extract<DeliberateFault, { kind: 'claim' }>['name'], value: string) =>
  ({ kind: 'claim', name: kind, value }) as const;

/** Further refusals of the gateway's program that a test round should have seen once; not official cases. */
export const ownCases: readonly AccreditationCase[] = [
  create(
    'GW-1',
    'GW_FILE_NON_PDF',
    { kind: 'file', content: 'not-pdf' },
    refused(415, /^\/msg\/document-type$/),
  ),
  create(
    'GW-2',
    'GW_FILE_VUOTO',
    { kind: 'file', content: 'empty' },
    refused(400, /^\/msg\/empty-file$/),
  ),
  {
    id: 'GW-3',
    name: 'GW_ALLEGATO_CON_ALTRO_NOME',
    notApplicable:
      'Il programma scrive l’allegato sempre con il nome richiesto e lo rilegge prima di firmare.',
  },
  create(
    'GW-4',
    'GW_TOKEN_ASSENTE',
    { kind: 'no-signature-token' },
    refused(401, /TokenAuthentication(?:Required|Failed)/),
  ),
  create(
    'GW-5',
    'GW_TIPO_DOCUMENTO_DIVERSO',
    token('resource_hl7_type', "('11502-2^^2.16.840.1.113883.6.1')"),
    refused(403, /^\/msg\/jwt-validation$/),
  ),
  create(
    'GW-6',
    'GW_ASSISTITO_DIVERSO',
    token('person_id', 'DRCGNN12A46A326K^^^&2.16.840.1.113883.2.9.4.3.2&ISO'),
    refused(403, /^\/msg\/jwt-validation$/),
  ),
  create(
    'GW-7',
    'GW_PDF_NON_FIRMATO',
    { kind: 'file', content: 'unsigned' },
    refused(400, /^\/msg\/sign-error$/),
  ),
  create(
    'GW-8',
    'GW_IMPRONTA_DIVERSA',
    token('attachment_hash', '0'.repeat(64)),
    refused(400, /^\/msg\/document-hash$/),
  ),
  {
    id: 'GW-9',
    name: 'GW_VALIDAZIONE_SCADUTA',
    notApplicable:
      'In Toscana la creazione valida da sé: tra validazione e pubblicazione non passa tempo.',
  },
  {
    id: 'GW-10',
    name: 'GW_FIRMATO_IN_VALIDAZIONE',
    notApplicable: 'La Regione non espone la sola validazione.',
  },
  {
    id: 'GW-11',
    name: 'GW_DOCUMENTO_SCONOSCIUTO',
    operation: 'annul',
    fault: { kind: 'unknown-target' },
    expected: refused(404, /^\/msg\/record-not-found$/),
  },
  {
    id: 'GW-12',
    name: 'GW_TEMPO_SCADUTO',
    notApplicable: 'Non si può provocare dal lato del programma; provato con il simulatore.',
  },
  {
    id: 'ST-1',
    name: 'STATO_PER_WORKFLOW',
    notApplicable: 'La Regione non espone la consultazione dello stato.',
  },
  {
    id: 'ST-2',
    name: 'STATO_PER_TRACCIA',
    notApplicable: 'La Regione non espone la consultazione dello stato.',
  },
];
