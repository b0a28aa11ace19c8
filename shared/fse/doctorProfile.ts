import { z } from 'zod';
import { addressSchema, telecomSchema } from '../pss/header/person.ts';
import { hasCodiceFiscaleForm, isValidCodiceFiscale } from '../person/codiceFiscale.ts';
import {
  clinicalActivities,
  codiceFiscaleOid,
  facilityTypes,
  healthUnitOid,
  practiceSettings,
  regions,
} from './codeTables.ts';

/** XON pieces must not contain the separators of the value they are put into, nor XML remnants (field failure CL-20). */
const xonText = z.string().regex(/^[^^&<>\r\n]+$/);

const claimText = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => text.trim() === text, { message: 'must not begin or end with blanks' });

const oid = z.string().regex(/^[0-2](?:\.(?:0|[1-9]\d*))+$/);

const region = z
  .strictObject({ code: z.string(), name: z.string() })
  .refine((pair) => regions.some((row) => row.code === pair.code && row.name === pair.name), {
    message: 'code and name must be one row of the table of regions',
  });

/** The strings declared at accreditation, sent byte for byte (gateway.md §4.3, S002 §13). */
export const applicationSchema = z.strictObject({
  id: claimText,
  vendor: claimText,
  version: claimText,
  /** Letters and digits that mark this application's document identifiers (gateway.md §8). */
  identifierToken: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,15}$/),
});

/**
 * Who publishes, and for whom. Everything in tokens and request bodies that is about the doctor comes from here;
 * the certificate name never does.
 */
export const doctorProfileSchema = z
  .strictObject({
    codiceFiscale: z
      .string()
      .refine((text) => hasCodiceFiscaleForm(text) && isValidCodiceFiscale(text), {
        message: 'is not a valid codice fiscale',
      }),
    family: z.string().min(1),
    given: z.string().min(1),
    /** Family doctor or paediatrician, as the documents say it. */
    role: z.literal(['MMG', 'PLS']).default('MMG'),
    /** How the doctor is reached, as new documents say it; every document needs one. */
    telecoms: z.array(telecomSchema).readonly().default([]),
    address: addressSchema.nullable().default(null),
    region: region.default(regions[0]),
    /** The local health unit of the agreement: six digits, the region's code first. */
    azienda: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: xonText }),
    /** Number of the regional repository, assigned by azienda (gateway.md §8). */
    repository: z.string().regex(/^[1-9]\d{0,5}$/),
    /** `locality` where the Region wants another structure than the azienda itself; null = the azienda. */
    locality: z
      .strictObject({ name: xonText, authority: oid, code: xonText })
      .nullable()
      .default(null),
    tipologiaStruttura: z.enum(facilityTypes).default('Territorio'),
    assettoOrganizzativo: z
      .string()
      .refine((code) => practiceSettings.has(code), { message: 'is not a practice setting' })
      .default('AD_PSC130'),
    tipoAttivitaClinica: z.enum(clinicalActivities).default('OBS'),
    application: applicationSchema,
  })
  .refine((profile) => profile.azienda.code.startsWith(profile.region.code), {
    path: ['azienda', 'code'],
    message: "must begin with the region's code",
  });

/** A complete profile, defaults filled in. */
export type DoctorProfile = z.infer<typeof doctorProfileSchema>;

/** `locality` as XON: name, five carets, authority, four carets, code (gateway-checks.md C-18). */
export function localityOf(profile: DoctorProfile): string {
  const place = profile.locality ?? { ...profile.azienda, authority: healthUnitOid };
  return `${place.name}^^^^^&${place.authority}&ISO^^^^${place.code}`;
}

/** A codice fiscale as CX: the one form of `sub` and `person_id` (gateway.md §4.2, §4.3). */
export function personCx(codiceFiscale: string): string {
  return `${codiceFiscale}^^^&${codiceFiscaleOid}&ISO`;
}

/** The region's arc in national OIDs: its code without leading zeros. */
export function regionArc(profile: Pick<DoctorProfile, 'region'>): string {
  return profile.region.code.replace(/^0+/, '');
}
