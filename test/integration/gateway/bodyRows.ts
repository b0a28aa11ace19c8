import { missingField, type RefusalRow } from './refusalRow.ts';

/** Checks of the dispatcher on the body. */
export const bodyRows: readonly RefusalRow[] = [
  {
    check: 'C-20',
    kind: 'create',
    gateway: { skippedChecks: ['F-20'] },
    spoil: (recipe) => (recipe.body['priorita'] = true),
    answer: missingField(),
  },
  {
    check: 'C-21',
    kind: 'create',
    spoil: (recipe) => (recipe.body['identificativoDoc'] = ''),
    answer: missingField('Il campo identificativo documento deve essere valorizzato.'),
  },
  {
    check: 'C-22',
    kind: 'replace',
    spoil: (recipe) => (recipe.body['identificativoRep'] = ''),
    answer: missingField(/identificativo rep/),
  },
  ...(
    [
      ['C-23', 'create', 'a^b'],
      ['C-24', 'create', 'a^b^1.2.3'],
      ['C-63', 'update', 'a^b'],
      ['C-63', 'update', 'a^b^2.16.840.1.113883.2.9.2.90.6.1.11'],
    ] as const
  ).map(([check, kind, value]): RefusalRow => ({
    check,
    note: value,
    kind,
    spoil: (recipe) => (recipe.body['descriptions'] = [value]),
    answer: missingField(/descriptions/),
  })),
  ...(
    [
      ['C-25', 'create'],
      ['C-61', 'update'],
    ] as const
  ).map(([check, kind]): RefusalRow => ({
    check,
    kind,
    spoil: (recipe) => (recipe.body['attiCliniciRegoleAccesso'] = ['X1', 'P99', 'X2']),
    answer: missingField('Il campo atti clinici X2 non è consentito'),
  })),
  {
    check: 'C-26',
    kind: 'create',
    spoil: (recipe) => (recipe.body['dataInizioPrestazione'] = '2026-11-22'),
    answer: {
      status: 400,
      type: '/msg/invalid-format',
      title: 'Formato campo non valido.',
      instance: '/request-invalid-date-format',
      workflow: 'unknown',
    },
  },
  {
    check: 'C-28',
    kind: 'create',
    spoil: (recipe) => (recipe.body['identificativoDoc'] = '2.16.840.1.113883.2.9.2.90.4.4'),
    answer: { status: 400, type: '/msg/id-doc', instance: '/invalid-id', workflow: 'unknown' },
  },
  {
    check: 'C-29',
    note: 'update',
    kind: 'update',
    spoil: (recipe) => (recipe.path = '/documents/2.16.840/metadata'),
    answer: { status: 400, type: '/msg/id-doc', instance: '/invalid-id', workflow: 'none' },
  },
  {
    check: 'C-29',
    note: 'plain replace',
    kind: 'replace',
    gateway: { nationalPlainReplace: true },
    spoil: (recipe) => (recipe.path = '/documents/2.16.840'),
    answer: { status: 400, type: '/msg/id-doc', instance: '/invalid-req-id', workflow: 'none' },
  },
  {
    check: 'C-60',
    kind: 'update',
    gateway: { skippedChecks: ['F-20', 'C-46'] },
    spoil: (recipe) => delete recipe.body['tipoDocumentoLivAlto'],
    answer: missingField(/tipo documento liv alto/),
  },
  {
    check: 'C-62',
    kind: 'update',
    spoil: (recipe) => (recipe.body['dataFinePrestazione'] = 'ieri'),
    answer: missingField(),
  },
];
