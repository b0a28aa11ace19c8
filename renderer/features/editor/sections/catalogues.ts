import { codeSystems } from '../../../../shared/cda/codeSystems.ts';

/** Code systems as the sections search them. */
export const catalogues = {
  drugs: [codeSystems.aic, codeSystems.atc, codeSystems.equivalenceGroup],
  vaccines: [codeSystems.aic, codeSystems.atc],
  problems: [codeSystems.icd9cm],
  allergens: ['2.16.840.1.113883.2.9.77.22.11.2', codeSystems.atc, codeSystems.aic],
  reactions: [
    '2.16.840.1.113883.2.9.77.22.11.4',
    '2.16.840.1.113883.2.9.77.22.11.3',
    codeSystems.icd9cm,
  ],
  loinc: [codeSystems.loinc],
  loincAnswers: [
    codeSystems.loinc,
    '1.3.6.1.4.1.12009.10.1.1356',
    '1.3.6.1.4.1.12009.10.1.1694',
    '1.3.6.1.4.1.12009.10.1.3342',
  ],
  routes: [codeSystems.route],
  sites: ['2.16.840.1.113883.5.1052'],
  methods: ['2.16.840.1.113883.5.84'],
  interpretations: [codeSystems.interpretation],
  relatives: [codeSystems.roleCode],
  devices: [codeSystems.cnd],
  encounters: ['2.16.840.1.113883.2.9.77.22.11.14'],
  exemptions: ['2.16.840.1.113883.2.9.6.1.22', '2.16.840.1.113883.2.9.2.90.6.22'],
  plans: [codeSystems.loinc, codeSystems.icd9cm, '2.16.840.1.113883.2.9.77.22.11.14'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
