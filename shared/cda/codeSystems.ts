/** The namespace of every CDA R2 element (HL7 CDA R2, Normative Edition 2005). */
export const HL7_NAMESPACE = 'urn:hl7-org:v3';

/** The namespace of `xsi:type`. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** Identifier roots of persons and organisations (HL7 Italia, implementation guide PSS, header). */
export const idRoots = {
  codiceFiscale: '2.16.840.1.113883.2.9.4.3.2',
  ana: '2.16.840.1.113883.2.9.4.3.15',
  anpr: '2.16.840.1.113883.2.9.4.3.16',
  healthStructure: '2.16.840.1.113883.2.9.4.1.2',
} as const;

/** Code systems and value sets of the PSS (implementation guide PSS 1.5 and the gateway's dictionary). */
export const codeSystems = {
  loinc: '2.16.840.1.113883.6.1',
  icd9cm: '2.16.840.1.113883.6.103',
  atc: '2.16.840.1.113883.6.73',
  aic: '2.16.840.1.113883.2.9.6.1.5',
  equivalenceGroup: '2.16.840.1.113883.2.9.6.1.51',
  cnd: '2.16.840.1.113883.2.9.6.1.48',
  actCode: '2.16.840.1.113883.5.4',
  actCodeItaly: '2.16.840.1.113883.2.9.5.1.4',
  administrativeGender: '2.16.840.1.113883.5.1',
  confidentiality: '2.16.840.1.113883.5.25',
  roleCode: '2.16.840.1.113883.5.111',
  route: '2.16.840.1.113883.5.112',
  interpretation: '2.16.840.1.113883.5.83',
  severity: '2.16.840.1.113883.5.1063',
  intoleranceType: '2.16.840.1.113883.1.11.19700',
  problemObservation: '2.16.840.1.113883.2.9.77.22.11.9',
  authorRole: '2.16.840.1.113883.2.9.77.22.11.13',
  profile: '2.16.840.1.113883.2.9.5.2.8',
  noExemption: '2.16.840.1.113883.2.9.5.2.2',
  absentAllergies: '2.16.840.1.113883.11.22.9',
  absentMedications: '2.16.840.1.113883.11.22.15',
  absentProblems: '2.16.840.1.113883.11.22.17',
} as const;

/** The LOINC code that makes a CDA document a PSS. */
export const PSS_DOCUMENT_CODE = '60591-5';

/**
 * `codeSystemName` of each code system, as the accreditation workbook spells it (cases 23 and 24), else as the official
 * samples do; a system not listed is written without.
 */
export const codeSystemNames: Readonly<Record<string, string>> = {
  [codeSystems.loinc]: 'LOINC',
  [codeSystems.icd9cm]: 'ICD-9CM (diagnosis codes)',
  [codeSystems.atc]: 'WHO ATC',
  [codeSystems.aic]: 'AIC',
  [codeSystems.equivalenceGroup]: 'Gruppi di Equivalenza',
  [codeSystems.cnd]: 'CND',
  [codeSystems.actCode]: 'ActCode',
  [codeSystems.actCodeItaly]: 'ActCode',
  [codeSystems.administrativeGender]: 'HL7 AdministrativeGender',
  [codeSystems.confidentiality]: 'HL7 Confidentiality',
  [codeSystems.roleCode]: 'RoleCode',
  [codeSystems.route]: 'HL7 RouteOfAdministration',
  [codeSystems.interpretation]: 'ObservationInterpretation',
  [codeSystems.severity]: 'ObservationValue',
  [codeSystems.intoleranceType]: 'ObservationIntoleranceType',
  [codeSystems.problemObservation]: 'ProblemObservation_PSSIT',
  [codeSystems.authorRole]: 'assignedAuthorCode_PSSIT',
  [codeSystems.profile]: 'ProfiloSanitarioSinteticoIT',
  [codeSystems.absentAllergies]: 'IPSNoAllergiesInfos',
  [codeSystems.absentMedications]: 'IPSNoMedsInfo',
  [codeSystems.absentProblems]: 'IPSNoProbsInfos',
  '2.16.840.1.113883.5.1052': 'ActSite',
  '2.16.840.1.113883.5.84': 'ObservationMethod',
  '2.16.840.1.113883.2.9.77.22.11.14': 'EncounterCode_PSSIT',
  '2.16.840.1.113883.2.9.6.1.22': 'Catalogo Nazionale Esenzioni',
};
