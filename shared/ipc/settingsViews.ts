import { z } from 'zod';

const text = z.string().trim().min(1).max(255);
const path = z.string().trim().min(1).max(1000);

/** Who publishes. */
export const doctorPart = z.strictObject({
  codiceFiscale: z.string().trim().toUpperCase().min(1).max(16),
  family: text,
  given: text,
});

/** For whom: the local health unit of the agreement and its repository. */
export const organisationPart = z.strictObject({
  azienda: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text }),
  repository: z.string().regex(/^[1-9]\d{0,5}$/),
});

/** Where documents are sent. */
export const environmentPart = z.strictObject({
  name: z.enum(['stage', 'production', 'test']),
  baseUrl: z.string().trim().min(1).max(1000),
});

/** How the Internet is reached. */
export const proxyPart = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('manual'),
    host: text,
    port: z.int().min(1).max(65_535),
    user: text.nullable(),
  }),
]);

/** How the window behaves for this person. */
export const deskPart = z.strictObject({
  lockAfterMinutes: z.int().min(1).max(240),
  locksWithoutCard: z.boolean(),
  /** Whole hours, Monday to Saturday, in which no update is installed. */
  surgeryHours: z.strictObject({ from: z.int().min(0).max(23), to: z.int().min(1).max(24) }),
  appearance: z.enum(['system', 'light', 'dark', 'hc']),
  zoom: z.int().min(80).max(200),
});

/** How long the archive keeps what it may let go of; null keeps it for good. */
export const retentionPart = z.strictObject({
  draftDays: z.int().min(1).max(3650).nullable(),
  documentYears: z.int().min(1).max(100).nullable(),
});

/** What may be changed at once: a part that is absent stays as it is. */
export const settingsChange = z.strictObject({
  doctor: doctorPart.optional(),
  organisation: organisationPart.optional(),
  /** Another address for the environment in use. */
  baseUrl: environmentPart.shape.baseUrl.optional(),
  /** The driver of the card; null lets the installed ones be tried. */
  cardModule: path.nullable().optional(),
  proxy: proxyPart.optional(),
  /** PEM files of the authorities of the regional node; none means the system's own. */
  gatewayAuthorities: z.array(path).max(20).optional(),
  importsFolder: path.nullable().optional(),
  officialPack: path.nullable().optional(),
  desk: deskPart.partial().optional(),
  retention: retentionPart.partial().optional(),
});

/** What may be changed at once. */
export type SettingsChange = z.infer<typeof settingsChange>;

/** The settings as the window shows them. */
export const settingsView = z.object({
  doctor: doctorPart,
  organisation: organisationPart,
  environment: environmentPart,
  /** The environment that is not in use and can be gone back to; null where none was ever set up. */
  otherEnvironment: environmentPart.nullable(),
  cardModule: z.string().nullable(),
  proxy: proxyPart,
  gatewayAuthorities: z.array(z.string()),
  importsFolder: z.string().nullable(),
  backupFolder: z.string().nullable(),
  officialPack: z.string().nullable(),
  desk: deskPart,
  retention: retentionPart,
  application: z.object({ id: z.string(), vendor: z.string(), version: z.string() }),
});

/** The settings as the window shows them. */
export type SettingsView = z.infer<typeof settingsView>;
