import type { RequestRecipe } from '../../support/gatewayRequests.ts';
import { jwt, type ExpectedRefusal, type RefusalRow } from './refusalRow.ts';

function edit(recipe: RequestRecipe, from: RegExp | string, to: string): void {
  const before = Buffer.from(recipe.pdf.cda).toString('utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`The CDA has no ${String(from)}`);
  recipe.pdf.cda = after;
}

const signError = {
  status: 400,
  type: '/msg/sign-error',
  title: 'Sign error',
  instance: '/msg/sign-error',
  workflow: 'unknown',
} as const;

const invalidSignature: ExpectedRefusal = {
  ...signError,
  detail: 'La firma del pdf non risulta valida',
};

const noCda: ExpectedRefusal = {
  status: 400,
  type: '/msg/cda-element',
  title: 'Errore in fase di estrazione del CDA.',
  instance: '/cda-extraction',
  workflow: 'unknown',
};

const internal = { status: 500, type: '/msg/generic-error', title: 'Errore generico.' } as const;

/** Checks on the file, its signature and the CDA's extraction. */
export const fileRows: readonly RefusalRow[] = [
  {
    check: 'C-30',
    kind: 'create',
    spoil: (recipe) => (recipe.file = Buffer.alloc(0)),
    answer: {
      status: 400,
      type: '/msg/empty-file',
      title: 'File vuoto.',
      instance: '/empty-multipart-file',
      workflow: 'unknown',
    },
  },
  ...([false, true] as const).map((plain): RefusalRow => ({
    check: 'C-31',
    note: plain ? 'plain replace' : 'create',
    kind: plain ? 'replace' : 'create',
    gateway: { nationalPlainReplace: plain },
    spoil: (recipe) => (recipe.file = Buffer.from('\u00ef\u00bb\u00bf%PDF-1.7', 'latin1')),
    answer: {
      status: plain ? 400 : 415,
      type: '/msg/document-type',
      title: 'Il documento non è pdf.',
      instance: '/multipart-file',
      workflow: plain ? 'none' : 'unknown',
    },
  })),
  {
    check: 'C-32',
    kind: 'create',
    // The prefix alone is no identifier either: C-28 would say so before.
    gateway: { simulatesFailures: true, skippedChecks: ['C-28'] },
    spoil: (recipe) => (recipe.body['identificativoDoc'] = 'CRASH_INI'),
    answer: {
      status: 400,
      type: '/msg/simulation-error',
      instance: '/msg/simulation-error',
      workflow: 'unknown',
    },
  },
  {
    check: 'C-32',
    note: 'unknown target',
    kind: 'replace',
    gateway: { simulatesFailures: true },
    spoil: (recipe) => (recipe.body['identificativoDoc'] = 'SKIP_VALIDATION^1'),
    answer: { status: 404, type: '/msg/record-not-found', instance: '/record-not-found' },
  },
  {
    check: 'C-32',
    note: 'time-out asked for',
    kind: 'create',
    gateway: { simulatesFailures: true },
    spoil: (recipe) => (recipe.body['identificativoDoc'] = 'CRASH_TIMEOUT^1'),
    answer: { status: 504, type: '/msg/generic-timeout' },
  },
  {
    check: 'C-33',
    kind: 'create',
    spoil: (recipe) => (recipe.file = Buffer.from('%PDF-1.7\nnothing of a PDF follows\n')),
    answer: internal,
  },
  {
    check: 'C-34',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.signature = 'none'),
    answer: { ...signError, detail: 'Il pdf non risulta firmato' },
  },
  {
    check: 'C-35',
    note: 'content inside',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.cmsOptions = ['-nodetach']),
    answer: invalidSignature,
  },
  {
    check: 'C-35',
    note: 'no certificate',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.cmsOptions = ['-nocerts']),
    answer: invalidSignature,
  },
  {
    check: 'C-36',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.signingDate = null),
    answer: invalidSignature,
  },
  {
    check: 'C-37',
    note: 'expired certificate',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.signer = 'signature-expired'),
    answer: invalidSignature,
  },
  {
    check: 'C-37',
    note: 'altered after signing',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.alteration = 'after-signing'),
    answer: invalidSignature,
  },
  {
    check: 'C-38',
    kind: 'create',
    spoil: (recipe) => (recipe.pdf.attachmentName = 'CDA.xml'),
    answer: noCda,
  },
  {
    check: 'C-39',
    kind: 'create',
    spoil: (recipe) => (recipe.body['mode'] = 'RESOURCE'),
    answer: noCda,
  },
  {
    check: 'C-40',
    kind: 'create',
    spoil: (recipe) => {
      delete recipe.body['mode'];
      recipe.pdf.attachmentName = 'other.xml';
    },
    answer: noCda,
  },
  {
    check: 'C-41',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, 'encoding="UTF-8"', 'encoding="EBCDIC-IT"');
    },
    answer: internal,
  },
];

/** Checks of the token against the CDA and of the identifiers. */
export const correlationRows: readonly RefusalRow[] = [
  {
    check: 'C-42',
    kind: 'create',
    spoil: (recipe) => {
      recipe.signature.claims['resource_hl7_type'] = "('34105-7^^2.16.840.1.113883.6.1')";
    },
    answer: jwt('/jwt-document-type', /Tipologia documento diversa dalla tipologia di CDA/),
  },
  {
    check: 'C-43',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, /(<patientRole>\s*)<id [^>]*>/, '$1');
    },
    answer: jwt('/jwt-person-id', /non è stato possibile estrarre/),
  },
  {
    check: 'C-44',
    kind: 'create',
    spoil: (recipe) => {
      recipe.signature.claims['person_id'] = 'MNTMRA03M71C615V^^^&2.16.840.1.113883.2.9.4.3.2&ISO';
    },
    answer: jwt(
      '/jwt-person-id',
      'JWT payload: Person id presente nel JWT differente dal codice fiscale del paziente previsto sul CDA',
    ),
  },
  {
    check: 'C-45',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, 'extension="RMSLSO31M04Z404R"', 'extension="RMSLSO31M04Z404X"');
      recipe.signature.claims['person_id'] = 'RMSLSO31M04Z404X^^^&2.16.840.1.113883.2.9.4.3.2&ISO';
    },
    answer: jwt(
      '/jwt-mandatory-field-malformed',
      'Il codice fiscale nel campo person_id non è corretto',
    ),
  },
  ...(['create', 'update'] as const).map((kind): RefusalRow => ({
    check: 'C-46',
    note: kind,
    kind,
    spoil: (recipe) => (recipe.body['tipoDocumentoLivAlto'] = 'REF'),
    answer: {
      status: 400,
      type: '/msg/validator',
      title: 'Errore di validazione',
      instance: '/msg/validator',
      workflow: 'unknown',
    },
  })),
  {
    check: 'C-47',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, /(<templateId [^>]*>\s*<id root="[^"]*") extension="[^"]*"/, '$1');
    },
    answer: {
      status: 400,
      type: '/msg/workflow-id-error-extraction',
      instance: '/msg/workflow-id-error-extraction',
      workflow: 'unknown',
    },
  },
];

function invalidCda(status: number, type: string, detail: string | RegExp): ExpectedRefusal {
  return { status, type, instance: '/validation/error', detail, workflow: 'computed' };
}

/** Checks of the validator and of the publication. */
export const publicationRows: readonly RefusalRow[] = [
  {
    check: 'C-48',
    kind: 'create',
    gateway: { validate: () => Promise.reject(new Error('unreachable')) },
    spoil: () => undefined,
    answer: {
      status: 500,
      type: '/msg/connection-refused',
      instance: '/msg/connection-refused',
      workflow: 'computed',
    },
  },
  {
    check: 'C-49',
    note: 'model',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, 'POCD_MT000040UV02', 'POCD_HD000040');
    },
    answer: invalidCda(400, '/msg/syntax', /POCD_HD000040/),
  },
  {
    check: 'C-49',
    note: 'ill-formed',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, '</ClinicalDocument>', '');
    },
    answer: invalidCda(400, '/msg/syntax', /error: /),
  },
  {
    check: 'C-50',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, 'root="2.16.840.1.113883.2.9.10.1.4.1.1"', 'root="2.16.840.1.113883.2.9.10.1"');
    },
    answer: invalidCda(422, '/msg/semantic', /2\.16\.840\.1\.113883\.2\.9\.10\.1$/),
  },
  {
    check: 'C-51',
    kind: 'create',
    gateway: { validate: () => Promise.resolve({ kind: 'semantic', detail: '[ERRORE-b9]' }) },
    spoil: () => undefined,
    answer: invalidCda(422, '/msg/semantic', '[ERRORE-b9]'),
  },
  {
    check: 'C-53',
    note: 'forbidden dictionary',
    kind: 'create',
    spoil: (recipe) => {
      edit(recipe, 'codeSystem="2.16.840.1.113883.5.25"', 'codeSystem="2.16.840.999.5"');
    },
    answer: invalidCda(
      400,
      '/msg/vocabulary',
      'È stato trovato almeno un dizionario presente in Blocklist',
    ),
  },
  {
    check: 'C-53',
    note: 'unknown code',
    kind: 'create',
    gateway: { validate: () => Promise.resolve({ kind: 'vocabulary', detail: 'Codes: X' }) },
    spoil: () => undefined,
    answer: invalidCda(400, '/msg/vocabulary', 'Codes: X'),
  },
  {
    check: 'C-54',
    kind: 'replace',
    gateway: { nationalPlainReplace: true },
    spoil: () => undefined,
    answer: {
      status: 400,
      type: '/msg/cda-match',
      instance: '/cda-validation',
      detail: 'Il CDA non risulta validato',
      workflow: 'none',
    },
  },
  {
    check: 'C-56',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['attachment_hash'] = '0'.repeat(64)),
    answer: {
      status: 400,
      type: '/msg/document-hash',
      title: 'Verifica hash fallita.',
      instance: '/jwt-hash-match',
      detail: 'Verifica hash fallita.',
      workflow: 'none',
    },
  },
  {
    check: 'C-57',
    kind: 'create',
    spoil: (recipe) => {
      recipe.body['identificativoRep'] = '2.16.840.1.113883.2.9.2.90.4.3.201';
    },
    answer: {
      status: 400,
      type: '/msg/generic-error',
      instance: '/request-invalid-date-format',
      workflow: 'none',
    },
  },
  ...(
    [
      ['C-58', 'replace'],
      ['C-64', 'update'],
      ['C-64', 'delete'],
    ] as const
  ).map(([check, kind]): RefusalRow => ({
    check,
    note: kind,
    kind,
    spoil: (recipe) => (recipe.path = recipe.path.replace(/SINTESI\d+/, 'SCONOSCIUTO')),
    answer: {
      status: 404,
      type: '/msg/record-not-found',
      title: 'Record non trovato.',
      workflow: 'none',
    },
  })),
  {
    check: 'C-64',
    note: 'index fails',
    kind: 'delete',
    gateway: { index: 'fails' },
    spoil: () => undefined,
    answer: {
      status: 500,
      type: '/msg/ini-error',
      instance: '/msg/service-error/ini',
      detail: /^\[INI\]CRF2: /,
    },
  },
  {
    check: 'C-65',
    kind: 'update',
    gateway: { index: 'merge-fails' },
    published: true,
    spoil: () => undefined,
    answer: internal,
  },
  ...(['update', 'delete'] as const).map((kind): RefusalRow => ({
    check: 'C-66',
    note: kind,
    kind,
    gateway: { index: 'invalid-region-ip' },
    published: true,
    spoil: () => undefined,
    answer: { status: 500, type: '/msg/mocked-service', instance: '/msg/mocked-service' },
  })),
  {
    check: 'C-67',
    kind: 'delete',
    gateway: { clinicalRepository: 'missing' },
    published: true,
    spoil: () => undefined,
    answer: { status: 404, type: '/msg/eds-error', instance: '/msg/eds-document-missing' },
  },
  {
    check: 'C-59',
    kind: 'create',
    published: true,
    spoil: () => undefined,
    answer: {
      status: 500,
      type: '/msg/ini-error',
      instance: '/msg/service-error/ini',
      detail:
        '[INI]R224: DocumentEntry already saved in a previous communication - Severity: Error',
      workflow: 'none',
    },
  },
];
