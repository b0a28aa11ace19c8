import { z } from 'zod';
import { pssDraftHeaderSchema } from './header/draftHeader.ts';
import { pssHeaderSchema } from './header/header.ts';
import { allergiesSchema } from './sections/allergies.ts';
import { carePlansSchema } from './sections/carePlans.ts';
import { devicesSchema } from './sections/devices.ts';
import { diseaseNetworksSchema } from './sections/diseaseNetworks.ts';
import { encountersSchema } from './sections/encounters.ts';
import { exemptionsSchema } from './sections/exemptions.ts';
import { familyHistorySchema } from './sections/familyHistory.ts';
import { functionalStatusSchema } from './sections/functionalStatus.ts';
import { investigationsSchema } from './sections/investigations.ts';
import { lifestyleSchema } from './sections/lifestyle.ts';
import { organDonationSchema } from './sections/organDonation.ts';
import { pregnanciesSchema } from './sections/pregnancies.ts';
import { problemsSchema } from './sections/problems.ts';
import { proceduresSchema } from './sections/procedures.ts';
import { therapiesSchema } from './sections/therapies.ts';
import { vaccinationsSchema } from './sections/vaccinations.ts';
import { vitalSignsSchema } from './sections/vitalSigns.ts';

const optionalSections = {
  vaccinations: vaccinationsSchema.nullable(),
  lifestyle: lifestyleSchema.nullable(),
  pregnancies: pregnanciesSchema.nullable(),
  vitalSigns: vitalSignsSchema.nullable(),
  devices: devicesSchema.nullable(),
  carePlans: carePlansSchema.nullable(),
  procedures: proceduresSchema.nullable(),
  encounters: encountersSchema.nullable(),
  functionalStatus: functionalStatusSchema.nullable(),
  investigations: investigationsSchema.nullable(),
  organDonation: organDonationSchema.nullable(),
  exemptions: exemptionsSchema.nullable(),
  diseaseNetworks: diseaseNetworksSchema.nullable(),
};

/** The body of a PSS that can be written: the four compulsory sections are there, the others where there is something to say. */
export const pssSectionsSchema = z
  .object({
    allergies: allergiesSchema,
    therapies: therapiesSchema,
    problems: problemsSchema,
    familyHistory: familyHistorySchema,
    ...optionalSections,
  })
  .readonly();

/** See `pssSectionsSchema`. */
export type PssSections = z.infer<typeof pssSectionsSchema>;

/** The body of a PSS in the making, or read from elsewhere: any section may still be missing. */
export const pssDraftSectionsSchema = z
  .object({
    allergies: allergiesSchema.nullable(),
    therapies: therapiesSchema.nullable(),
    problems: problemsSchema.nullable(),
    familyHistory: familyHistorySchema.nullable(),
    ...optionalSections,
  })
  .readonly();

/** See `pssDraftSectionsSchema`. */
export type PssDraftSections = z.infer<typeof pssDraftSectionsSchema>;

/** The name of a section in the model. */
export type SectionName = keyof PssSections;

/** A Profilo Sanitario Sintetico as the doctor thinks of it, complete enough to be written. */
export const pssSchema = z
  .object({ header: pssHeaderSchema, sections: pssSectionsSchema })
  .readonly();

/** See `pssSchema`. */
export type Pss = z.infer<typeof pssSchema>;

/** A PSS that may still lack header data and compulsory sections. */
export const pssDraftSchema = z
  .object({ header: pssDraftHeaderSchema, sections: pssDraftSectionsSchema })
  .readonly();

/** See `pssDraftSchema`. */
export type PssDraft = z.infer<typeof pssDraftSchema>;
