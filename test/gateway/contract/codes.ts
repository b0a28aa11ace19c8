/** Codes the gateway admits, as facts of its wire contract (gateway-tables.json names their sources). */

/** `requestBody.tipologiaStruttura`. */
export const facilityTypes = [
  'Ospedale',
  'Prevenzione',
  'Territorio',
  'SistemaTS',
  'Cittadino',
  'MdsPN_DGC',
] as const;

/** `requestBody.tipoDocumentoLivAlto`. */
export const documentClasses = [
  ...['WOR', 'REF', 'LDO', 'RIC', 'SUM', 'TAC', 'PRS', 'PRE', 'ESE', 'PDC'],
  ...['VAC', 'CER', 'VRB', 'CON', 'CNT', 'CRT', 'LET', 'PRO', 'COL'],
] as const;

/** Numbers of `requestBody.assettoOrganizzativo`, contiguous runs as `[first, last]`. */
const practiceSettingRuns: readonly (readonly [number, number])[] = [
  ...([
    [1, 15],
    [18, 21],
    [24, 43],
    [46, 52],
    [54, 58],
    [60, 62],
    [64, 78],
  ] as const),
  ...([
    [94, 94],
    [96, 104],
    [107, 107],
    [109, 109],
    [121, 122],
    [126, 126],
  ] as const),
  ...([
    [129, 131],
    [199, 199],
    [999, 999],
  ] as const),
];

/** `requestBody.assettoOrganizzativo`: `AD_PSC` and three digits. */
export const practiceSettings: readonly string[] = practiceSettingRuns.flatMap(([first, last]) =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `AD_PSC${String(first + index).padStart(3, '0')}`,
  ),
);

/** `requestBody.tipoAttivitaClinica`. */
export const clinicalActivities = [
  ...['PHR', 'CON', 'DIS', 'ERP', 'Sistema_TS', 'INI', 'PN_DGC', 'OBS'],
] as const;

/** Items of `requestBody.administrativeRequest`. */
export const administrativeRequests = [
  ...['SSN', 'INPATIENT', 'NOSSN', 'SSR', 'DONOR', 'AUTO'],
] as const;

/** Items of `requestBody.attiCliniciRegoleAccesso` that can concern a PSS; vaccine codes left out. */
export const eventCodes: readonly string[] = [
  ...['P99', 'P00', 'P97', 'P98', 'LP418019-8', 'LP417541-2', '96118-5', '94503-0', 'pay'],
  ...['PUBLICPOL', 'LP267463-0', 'LP199190-2', '90768-3'],
];

/** Third piece of a `requestBody.descriptions` item. The regional entry of the list can never match (C-24). */
export const descriptionSystems: readonly string[] = [
  '2.16.840.1.113883.2.9.6.1.5',
  '2.16.840.1.113883.2.9.6.1.51',
  '2.16.840.1.113883.6.73',
  '2.16.840.1.113883.2.9.6.1.57.1',
  '2.16.840.1.113883.2.9.6.1.57.2',
  '2.16.840.1.113883.2.9.6.1.11',
  '2.16.840.1.113883.2.9.4.3.13',
];

/** Claim `subject_role`, case-sensitive. */
export const subjectRoles: readonly string[] = [
  ...['AAS', 'APR', 'PSS', 'INF', 'FAR', 'DSA', 'DAM', 'OAM', 'ASS', 'TUT', 'ING'],
  ...['GEN', 'NOR', 'DRS', 'RSA', 'MRP', 'INI', 'OGC', 'OPI', 'MDS', 'GTW', 'DAP'],
];

/** Claim `action_id`, case-sensitive. */
export const actions: readonly string[] = ['CREATE', 'READ', 'UPDATE', 'DELETE'];

/** Claim `purpose_of_use`, compared without regard to case. */
export const purposesOfUse: readonly string[] = [
  ...['TREATMENT', 'UPDATE', 'ACCESS UPDATE', 'EMERGENCY', 'PUBEMERGENCY', 'SYSADMIN'],
  ...['PERSONAL', 'CONSENT', 'ADMINISTRATIVE'],
];

/** Claims `subject_organization_id` (key) and `subject_organization` (value). */
export const organizations: ReadonlyMap<string, string> = new Map([
  ['010', 'Regione Piemonte'],
  ['020', "Regione Valle d'Aosta"],
  ['030', 'Regione Lombardia'],
  ['041', 'P.A. Bolzano'],
  ['042', 'P.A. Trento'],
  ['050', 'Regione Veneto'],
  ['060', 'Regione Friuli Venezia Giulia'],
  ['070', 'Regione Liguria'],
  ['080', 'Regione Emilia-Romagna'],
  ['090', 'Regione Toscana'],
  ['100', 'Regione Umbria'],
  ['110', 'Regione Marche'],
  ['120', 'Regione Lazio'],
  ['130', 'Regione Abruzzo'],
  ['140', 'Regione Molise'],
  ['150', 'Regione Campania'],
  ['160', 'Regione Puglia'],
  ['170', 'Regione Basilicata'],
  ['180', 'Regione Calabria'],
  ['190', 'Regione Sicilia'],
  ['200', 'Regione Sardegna'],
  ['000', 'INI'],
  ['970', 'Sistema TS'],
  ['001', 'SASN'],
  ['999', 'GTW'],
  ['950', 'MDS'],
]);

const documentTypesByClass: Readonly<Record<string, readonly string[]>> = {
  CER: ['97500-3', '97499-8'],
  CNT: ['68814-3'],
  COL: ['100971-1'],
  CON: ['59284-0', '101133-7'],
  CRT: ['104531-9'],
  ESE: ['57827-8'],
  LDO: ['34105-7', '18842-5'],
  LET: ['101136-0', '108276-7'],
  PDC: ['18776-5'],
  PRE: ['29304-3', '81223-0', '103144-2', '103145-9', '103146-7', '103147-5'],
  PRO: ['101134-5'],
  PRS: ['57833-6', '57829-4', '57832-8'],
  REF: ['11502-2', '68604-8', '11526-1', '11488-4', '75496-0', '85208-7'],
  SUM: ['60591-5', '55750-4', '101881-1'],
  TAC: ['103140-0', '53576-5'],
  VAC: ['87273-9', '82593-5'],
  VRB: ['59258-4'],
};

/** LOINC document type -> the only `tipoDocumentoLivAlto` it may travel with (C-46). */
export const classByDocumentType: ReadonlyMap<string, string> = new Map(
  Object.entries(documentTypesByClass).flatMap(([documentClass, types]) =>
    types.map((type): [string, string] => [type, documentClass]),
  ),
);
