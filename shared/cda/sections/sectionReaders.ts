import type { PssDraftSections, SectionName } from '../../pss/pss.ts';
import type { SectionSource } from '../read/readParts.ts';
import { readAllergies } from './readAllergies.ts';
import { readCarePlans } from './readCarePlans.ts';
import { readDevices } from './readDevices.ts';
import { readDiseaseNetworks } from './readDiseaseNetworks.ts';
import { readEncounters } from './readEncounters.ts';
import { readExemptions } from './readExemptions.ts';
import { readFamilyHistory } from './readFamilyHistory.ts';
import { readFunctionalStatus } from './readFunctionalStatus.ts';
import { readInvestigations } from './readInvestigations.ts';
import { readLifestyle } from './readLifestyle.ts';
import { readOrganDonation } from './readOrganDonation.ts';
import { readPregnancies } from './readPregnancies.ts';
import { readProblems } from './readProblems.ts';
import { readProcedures } from './readProcedures.ts';
import { readTherapies } from './readTherapies.ts';
import { readVaccinations } from './readVaccinations.ts';
import { readVitalSigns } from './readVitalSigns.ts';

type SectionReaders = {
  readonly [Name in SectionName]: (section: SectionSource) => PssDraftSections[Name];
};

/** The reader of every section: null when it holds nothing the model can say. */
export const sectionReaders: SectionReaders = {
  allergies: readAllergies,
  therapies: readTherapies,
  vaccinations: readVaccinations,
  problems: readProblems,
  familyHistory: readFamilyHistory,
  lifestyle: readLifestyle,
  pregnancies: readPregnancies,
  vitalSigns: readVitalSigns,
  devices: readDevices,
  carePlans: readCarePlans,
  procedures: readProcedures,
  encounters: readEncounters,
  functionalStatus: readFunctionalStatus,
  investigations: readInvestigations,
  organDonation: readOrganDonation,
  exemptions: readExemptions,
  diseaseNetworks: readDiseaseNetworks,
};
