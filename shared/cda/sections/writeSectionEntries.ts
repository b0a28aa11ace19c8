import type { PssDraftSections, SectionName } from '../../pss/pss.ts';
import type { Children } from '../write/markup.ts';
import type { SectionContext } from '../write/writeParts.ts';
import { writeAllergies } from './writeAllergies.ts';
import { writeCarePlans } from './writeCarePlans.ts';
import { writeDevices } from './writeDevices.ts';
import { writeDiseaseNetworks } from './writeDiseaseNetworks.ts';
import { writeEncounters } from './writeEncounters.ts';
import { writeExemptions } from './writeExemptions.ts';
import { writeFamilyHistory } from './writeFamilyHistory.ts';
import { writeFunctionalStatus } from './writeFunctionalStatus.ts';
import { writeInvestigations } from './writeInvestigations.ts';
import { writeLifestyle } from './writeLifestyle.ts';
import { writeOrganDonation } from './writeOrganDonation.ts';
import { writePregnancies } from './writePregnancies.ts';
import { writeProblems } from './writeProblems.ts';
import { writeProcedures } from './writeProcedures.ts';
import { writeTherapies } from './writeTherapies.ts';
import { writeVaccinations } from './writeVaccinations.ts';
import { writeVitalSigns } from './writeVitalSigns.ts';

type SectionWriters = {
  readonly [Name in SectionName]: (
    section: NonNullable<PssDraftSections[Name]>,
    context: SectionContext,
  ) => Children;
};

const writers: SectionWriters = {
  allergies: writeAllergies,
  therapies: writeTherapies,
  vaccinations: writeVaccinations,
  problems: writeProblems,
  familyHistory: writeFamilyHistory,
  lifestyle: writeLifestyle,
  pregnancies: writePregnancies,
  vitalSigns: writeVitalSigns,
  devices: writeDevices,
  carePlans: writeCarePlans,
  procedures: writeProcedures,
  encounters: writeEncounters,
  functionalStatus: writeFunctionalStatus,
  investigations: writeInvestigations,
  organDonation: writeOrganDonation,
  exemptions: writeExemptions,
  diseaseNetworks: writeDiseaseNetworks,
};

/** The clinical statements of one section, in order, with its narrative said on the way; none for a missing section. */
export function writeSectionEntries<Name extends SectionName>(
  name: Name,
  sections: { readonly [Each in Name]: PssDraftSections[Each] },
  context: SectionContext,
): Children {
  const section = sections[name];
  return section === null ? [] : writeEntries(name, section, context);
}

/** The same for a section at hand. */
export function writeEntries<Name extends SectionName>(
  name: Name,
  section: NonNullable<PssDraftSections[Name]>,
  context: SectionContext,
): Children {
  const write: SectionWriters[Name] = writers[name];
  return write(section, context);
}
