import { sectionOrder } from '../../../../shared/cda/sectionOrder.ts';
import type { SectionName } from '../../../../shared/pss/pss.ts';
import { allergies } from './allergies.ts';
import { carePlans } from './carePlans.ts';
import type { SectionDescription } from './description.ts';
import { devices } from './devices.ts';
import { encounters } from './encounters.ts';
import { diseaseNetworks, exemptions } from './enrolments.ts';
import { familyHistory } from './familyHistory.ts';
import { functionalStatus } from './functionalStatus.ts';
import { investigations } from './investigations.ts';
import { lifestyle, pregnancies } from './observations.ts';
import { organDonation } from './organDonation.ts';
import { problems } from './problems.ts';
import { procedures } from './procedures.ts';
import { therapies } from './therapies.ts';
import { vaccinations } from './vaccinations.ts';
import { vitalSigns } from './vitalSigns.ts';

const descriptions: Readonly<Record<SectionName, SectionDescription>> = {
  allergies,
  therapies,
  vaccinations,
  problems,
  familyHistory,
  lifestyle,
  pregnancies,
  vitalSigns,
  devices,
  carePlans,
  procedures,
  encounters,
  functionalStatus,
  investigations,
  organDonation,
  exemptions,
  diseaseNetworks,
};

/** How the editor shows a section. */
export function sectionDescription(name: SectionName): SectionDescription {
  return descriptions[name];
}

/** The sections in the order of the profile, with the number by which the keyboard reaches them. */
export const sectionDescriptions: readonly SectionDescription[] =
  sectionOrder.map(sectionDescription);
