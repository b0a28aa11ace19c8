import type { WriteOptions } from '../../../shared/cda/write/writePss.ts';
import { sectionForms } from '../../../shared/cda/sectionForms.ts';
import { pssSchema, type Pss, type PssSections } from '../../../shared/pss/pss.ts';
import { aic, atc, bodySite, coded, entryId, exemptionCode, quantity, route } from './codes.ts';
import { fullPss } from './fullPss.ts';
import { testHeader } from './headers.ts';

/**
 * Names of sections and notes as the accreditation workbook spells them (sheets of cases 23 and 24), where they are
 * not those of the implementation guide.
 */
export const accreditationForms: NonNullable<WriteOptions['forms']> = {
  ...sectionForms,
  vaccinations: { ...sectionForms.vaccinations, noteDisplay: 'Annotazioni e commenti' },
  devices: { ...sectionForms.devices, display: "Storia d'uso di dispositivi medici" },
  carePlans: { ...sectionForms.carePlans, display: 'Piani di cura' },
  procedures: { ...sectionForms.procedures, display: 'Storie di Procedure' },
  exemptions: { ...sectionForms.exemptions, noteDisplay: 'Annotation comment' },
  diseaseNetworks: { ...sectionForms.diseaseNetworks, noteDisplay: 'Annotation comment' },
};

const base = fullPss.sections;

/** The cases want every part of an entry that the guide leaves optional. */
const common: PssSections = {
  ...base,
  therapies: {
    kind: 'listed',
    entries: [
      {
        id: entryId(11),
        use: 'taken',
        drug: coded(
          'fondaparinux 2,5 mg',
          aic('035606033', 'ARIXTRA 2,5 mg siringhe'),
          atc('B01AX05', 'FONDAPARINUX'),
        ),
        course: { state: 'active', since: '2026-11-02' },
        frequency: { every: '24', unit: 'h' },
        route: route('SQ', 'Injection, subcutaneous'),
        site: bodySite('LA', 'left arm'),
        dose: { low: quantity('2.5', 'mg'), high: quantity('2.5', 'mg') },
        rate: null,
        note: 'Fino al controllo ortopedico.',
      },
    ],
    freeText: [],
  },
  vaccinations: {
    entries: [
      {
        id: entryId(21),
        vaccine: coded(
          'vaccino antipneumococcico',
          aic('039550013', 'PREVENAR 13'),
          atc('J07AL02', 'VACCINO PNEUMOCOCCICO'),
        ),
        given: '2025-10-21',
        route: route('IM', 'Injection, intramuscular'),
        lot: 'PN-2025-0417',
        coveredUntil: '2035-10-21',
        dose: 1,
        reactions: [{ what: { kind: 'uncoded', text: 'dolore al braccio' }, since: '2025-10-22' }],
        note: 'Tollerato bene.',
      },
    ],
    freeText: [],
  },
  exemptions: {
    kind: 'listed',
    entries: [
      {
        id: entryId(132),
        what: coded('esenzione per reddito', exemptionCode('E01', 'Reddito')),
        course: { state: 'completed', since: '2024-04-01', until: '2025-03-31' },
        note: 'Da rinnovare ogni anno.',
      },
    ],
    freeText: [],
  },
};

/** Accreditation case 476 (number 23): the essential data, without vital signs and investigations. */
export const pss476: Pss = pssSchema.parse({
  header: testHeader('SINTESI0000000476'),
  sections: { ...common, vitalSigns: null, investigations: null },
});

/** Accreditation case 477 (number 24): all sections; of the family it is said that nothing is known. */
export const pss477: Pss = pssSchema.parse({
  header: testHeader('SINTESI0000000477'),
  sections: {
    ...common,
    familyHistory: { kind: 'absent', id: entryId(41), absence: 'no-problem-info', freeText: [] },
  },
});
