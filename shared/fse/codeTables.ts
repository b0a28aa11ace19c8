/**
 * The admitted codes a PSS publisher may put on the wire. Values as enumerated by the national OpenAPI
 * description of the gateway and by the integration guide §15; labels are kept only where a choice is offered.
 */

/** Kinds of facility (`tipologiaStruttura`, XDS healthcareFacilityTypeCode). */
export const facilityTypes = [
  'Ospedale',
  'Prevenzione',
  'Territorio',
  'SistemaTS',
  'Cittadino',
  'MdsPN_DGC',
] as const;

/** Document classes (`tipoDocumentoLivAlto`, XDS classCode). */
export const documentClasses = [
  'WOR',
  'REF',
  'LDO',
  'RIC',
  'SUM',
  'TAC',
  'PRS',
  'PRE',
  'ESE',
  'PDC',
  'VAC',
  'CER',
  'VRB',
  'CON',
  'CNT',
  'CRT',
  'LET',
  'PRO',
  'COL',
] as const;

/** The class of the PSS; any other fails the class/type correlation (gateway-checks.md C-46). */
export const pssDocumentClass = 'SUM';

const practiceSettingNumbers =
  '001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 018 019 020 021 024 025 026 027 028 ' +
  '029 030 031 032 033 034 035 036 037 038 039 040 041 042 043 046 047 048 049 050 051 052 054 055 ' +
  '056 057 058 060 061 062 064 065 066 067 068 069 070 071 072 073 074 075 076 077 078 094 096 097 ' +
  '098 099 100 101 102 103 104 107 109 121 122 126 129 130 131 199 999';

/** Practice settings (`assettoOrganizzativo`, XDS practiceSettingCode). */
export const practiceSettings: ReadonlySet<string> = new Set(
  practiceSettingNumbers.split(' ').map((number) => `AD_PSC${number}`),
);

/** Clinical activities (`tipoAttivitaClinica`, XDS contentTypeCode). */
export const clinicalActivities = [
  'PHR',
  'CON',
  'DIS',
  'ERP',
  'Sistema_TS',
  'INI',
  'PN_DGC',
  'OBS',
] as const;

/** Regimes in which a document was produced (`administrativeRequest`, always an array on the wire). */
export const administrativeRegimes = ['SSN', 'INPATIENT', 'NOSSN', 'SSR', 'DONOR', 'AUTO'] as const;

/**
 * Visibility codes a PSS may carry in `attiCliniciRegoleAccesso`: P99 hides, P00 shows again.
 * P97 and P98 are known to the server but barred from interoperability until regulated by decree.
 */
export const visibilityCodes = ['P99', 'P00'] as const;

/** Purposes of use the four methods admit (`purpose_of_use`). */
export const purposesOfUse = ['TREATMENT', 'UPDATE', 'ACCESS UPDATE'] as const;

/** Activities the four methods admit (`action_id`, case-sensitive). */
export const actions = ['CREATE', 'UPDATE', 'DELETE'] as const;

/** The role of general practitioners and paediatricians (`subject_role`). */
export const doctorRole = 'APR';

/** The regions a doctor of ours may belong to: code and label must cohere (gateway-checks.md C-14). */
export const regions = [{ code: '090', name: 'Regione Toscana' }] as const;

/** `resource_hl7_type` of the PSS, compared byte for byte with the code of the CDA (gateway-checks.md C-42). */
export const pssResourceType = "('60591-5^^2.16.840.1.113883.6.1')";

/** OID under which a codice fiscale is written in CX values. */
export const codiceFiscaleOid = '2.16.840.1.113883.2.9.4.3.2';

/** OID of the table of local health units (FLS.11), the default authority of `locality`. */
export const healthUnitOid = '2.16.840.1.113883.2.9.4.1.1';

/** The value of `conservazioneANorma` for a document that really is in legal preservation. */
export const legalPreservation = 'CONS^^^&2.16.840.1.113883.2.9.3.3.6.1.7&ISO';
