import { jwt, type RefusalRow } from './refusalRow.ts';

const malformed = '/jwt-mandatory-field-malformed';
const signatureTokenChecks = ['F-05', 'F-06', 'F-07', 'F-14', 'F-16', 'F-17', 'F-18'];

/** Checks of the dispatcher on parts and token. */
export const tokenRows: readonly RefusalRow[] = [
  {
    check: 'C-01',
    kind: 'create',
    gateway: { skippedChecks: ['F-20'] },
    spoil: (recipe) => (recipe.filePart.omitted = true),
    answer: {
      status: 400,
      type: '/msg/generic-error',
      instance: '',
      detail: "Required part 'file' is not present.",
      workflow: 'none',
    },
  },
  {
    check: 'C-02',
    kind: 'replace',
    gateway: { skippedChecks: ['F-20'] },
    spoil: (recipe) => (recipe.bodyPart.omitted = true),
    answer: {
      status: 400,
      type: '/msg/generic-error',
      detail: "Required part 'requestBody' is not present.",
      workflow: 'none',
    },
  },
  {
    check: 'C-03',
    kind: 'create',
    gateway: { maximumUploadBytes: 100 },
    spoil: () => undefined,
    answer: {
      status: 500,
      type: '/msg/generic-error',
      detail: 'Maximum upload size exceeded',
      workflow: 'none',
    },
  },
  ...(['create', 'update', 'delete'] as const).map((kind): RefusalRow => ({
    check: 'C-04',
    note: kind,
    kind,
    gateway: { skippedChecks: signatureTokenChecks },
    spoil: (recipe) => (recipe.signature.raw = null),
    answer: {
      status: kind === 'delete' ? 400 : 403,
      type: '/msg/missing-token',
      title: 'Token non fornito.',
      instance: '/missing-jwt',
      detail: 'Attenzione il jwt fornito risulta essere vuoto',
      workflow: kind === 'delete' ? 'none' : 'unknown',
    },
  })),
  ...(['create', 'delete'] as const).map((kind): RefusalRow => ({
    check: 'C-05',
    note: kind,
    kind,
    gateway: { skippedChecks: [...signatureTokenChecks, 'F-12', 'F-13'] },
    spoil: (recipe) => (recipe.signature.raw = 'no-token'),
    answer: {
      status: kind === 'delete' ? 401 : 403,
      type: '/msg/mandatory-element-token',
      title: 'Token JWT non valido.',
      instance: '/jwt-mandatory-field-missing',
      workflow: kind === 'delete' ? 'none' : 'unknown',
    },
  })),
  {
    check: 'C-06',
    kind: 'create',
    gateway: { skippedChecks: ['F-17'] },
    spoil: (recipe) => (recipe.signature.claims['aud'] = [recipe.signature.claims['aud']]),
    answer: jwt('/jwt-mandatory-field-missing', 'Il campo jwt payload non è valorizzato'),
  },
  ...[
    ...['patient_consent', 'action_id', 'locality', 'person_id', 'purpose_of_use'],
    ...['subject_organization', 'subject_organization_id', 'subject_role'],
    ...['subject_application_id', 'subject_application_vendor', 'subject_application_version'],
  ].map((claim): RefusalRow => ({
    check: 'C-07',
    note: claim,
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims[claim] = undefined),
    answer: jwt('/jwt-mandatory-field-missing', `Il campo ${claim} non è valorizzato`),
  })),
  {
    check: 'C-08',
    kind: 'update',
    spoil: (recipe) => {
      const wrong = 'MNZLSN99E05F205K^^^&2.16.840.1.113883.2.9.4.3.2&ISO';
      recipe.bearer.claims['sub'] = wrong;
      recipe.signature.claims['sub'] = wrong;
    },
    answer: jwt(malformed, 'Il codice fiscale nel campo sub non è corretto'),
  },
  ...(
    [
      ['C-09', 'action_id', 'create', 'Il campo action_id non è corretto'],
      ['C-10', 'purpose_of_use', 'CURA', 'Il campo purpose_of_use non è corretto'],
      ['C-11', 'subject_role', 'apr', 'Il campo subject_role non è corretto'],
      ['C-12', 'subject_organization_id', '90', 'Il campo subject_organization_id non è corretto'],
      ['C-13', 'subject_organization', 'Toscana', 'Il campo subject_organization non è corretto'],
      [
        'C-14',
        'subject_organization',
        'Regione Umbria',
        'I campi subject_organization_id e subject_organization non sono coerenti',
      ],
      [
        'C-15',
        'action_id',
        'UPDATE',
        'Il campo action_id non è coerente con le operazioni richieste',
      ],
      [
        'C-16',
        'purpose_of_use',
        'UPDATE',
        'Il campo purpose_of_use non coerente con operazione richiesta',
      ],
      ['C-18', 'locality', '202-090097', 'Il campo Locality non è valorizzato correttamente'],
    ] as const
  ).map(([check, claim, value, detail]): RefusalRow => ({
    check,
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims[claim] = value),
    answer: jwt(malformed, detail),
  })),
  {
    check: 'C-15',
    note: 'delete',
    kind: 'delete',
    spoil: (recipe) => (recipe.signature.claims['action_id'] = 'UPDATE'),
    answer: {
      ...jwt(malformed, 'Il campo action_id non è coerente con le operazioni richieste'),
      workflow: 'none',
    },
  },
  {
    check: 'C-19',
    kind: 'update',
    spoil: (recipe) => delete recipe.signature.claims['resource_hl7_type'],
    answer: jwt('/jwt-mandatory-field-missing', 'Il campo resource_hl7_type non è valorizzato'),
  },
];
