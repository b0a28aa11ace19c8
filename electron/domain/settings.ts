import { z } from 'zod';
import { doctorProfileSchema } from '../../shared/fse/doctorProfile.ts';
import { gatewayEnvironmentSchema } from '../../shared/fse/gatewayEnvironment.ts';

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** Everything a working folder is told once. Paths are relative to the folder of the settings file. */
export const settingsSchema = z.strictObject({
  profile: doctorProfileSchema,
  environment: gatewayEnvironmentSchema,
  card: z.strictObject({
    /** The PKCS#11 library of the card: chosen by the person, never searched by bare name. */
    module: z.string().min(1),
    /** Remembered choices where a card offers several certificates. */
    accessFingerprint: fingerprint.nullable().default(null),
    signatureFingerprint: fingerprint.nullable().default(null),
    /** Legal value needs a qualified certificate; the test environments accept any signature certificate. */
    qualifiedSignature: z.enum(['required', 'waived']).default('required'),
    /** What the card can sign on the channel (cards guide §2.4); v1.5 only means TLS 1.2. */
    channelSignatures: z.enum(['pss-capable', 'v1.5-only']).default('v1.5-only'),
  }),
  trust: z
    .strictObject({
      /** PEM files of the authorities of the gateway's front end; empty means the system's own. */
      gatewayAuthorities: z.array(z.string()).default([]),
      /** PEM files of the authorities that issue the doctor's token certificate. */
      tokenAuthorities: z.array(z.string()).default([]),
      /** PEM files added to the signature's chain where the card carries only the signer. */
      signatureAuthorities: z.array(z.string()).default([]),
    })
    .prefault({}),
  /** Folder of the official schemas, rules and dictionaries; null when not provided. */
  officialPack: z.string().nullable().default(null),
});

/** The settings of a working folder, defaults filled in. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings as written in the file. */
export type SettingsInput = z.input<typeof settingsSchema>;
