import type { SectionName } from '../pss/pss.ts';

/** The sections in the order of the implementation guide. */
export const sectionOrder = [
  'allergies',
  'therapies',
  'vaccinations',
  'problems',
  'familyHistory',
  'lifestyle',
  'pregnancies',
  'vitalSigns',
  'devices',
  'carePlans',
  'procedures',
  'encounters',
  'functionalStatus',
  'investigations',
  'organDonation',
  'exemptions',
  'diseaseNetworks',
] as const satisfies readonly SectionName[];
