import { z } from 'zod';
import { doctorProfileSchema } from '../../shared/fse/doctorProfile.ts';
import { gatewayEnvironmentSchema } from '../../shared/fse/gatewayEnvironment.ts';

const pin = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** How the Internet is reached. A proxy's password is never written here: it is asked, or kept encrypted. */
const proxySchema = z.discriminatedUnion('mode', [
  /** What the operating system says. */
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('manual'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** Null where the proxy asks for no credentials. */
    user: z.string().min(1).nullable().default(null),
  }),
]);

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** A timestamp authority with a contract, and what signatures get besides. */
const evidenceSchema = z.strictObject({
  /** RFC 3161 over HTTP; null leaves signatures at B-B. */
  timestampAuthority: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      credentials: z
        .strictObject({ user: z.string(), password: z.string() })
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  /** Revocation data inside the file (B-LT), asked of the addresses the certificates name. */
  longTerm: z.boolean().default(false),
  /** For each question; beyond it the document goes without that proof. */
  timeoutMs: z.number().int().min(100).max(60_000).default(5000),
  /** Whether the certificate that is to sign is asked about before, at the addresses it names itself. */
  asksBeforeSigning: z.boolean().default(true),
  /** For each question before signing: the responder's, then that for the list. */
  beforeSigningTimeoutMs: z.number().int().min(100).max(5000).default(1200),
});

/** How the window looks; `system` follows the operating system. */
export const appearances = ['system', 'light', 'dark', 'hc'] as const;

/** Everything a working folder is told once. Paths are relative to the folder of the settings file. */
export const settingsSchema = z.strictObject({
  profile: doctorProfileSchema,
  environment: gatewayEnvironmentSchema,
  card: z.strictObject({
    /** The PKCS#11 library of the card, chosen by the person; null lets the installed ones be tried. */
    module: z.string().min(1).nullable().default(null),
    /** Remembered choices where a card offers several certificates. */
    accessFingerprint: fingerprint.nullable().default(null),
    signatureFingerprint: fingerprint.nullable().default(null),
    /**
     * Seconds a reader with keys waits for the PIN. No driver tells: 30 is what readers (USB CCID) commonly do, and
     * only words depend on it.
     */
    readerPinSeconds: z.int().min(5).max(300).default(30),
    /** Legal value needs a qualified certificate; the test environments accept any signature certificate. */
    qualifiedSignature: z.enum(['required', 'waived']).default('required'),
    /**
     * What the card can sign on the channel (cards guide §2.4): `auto` goes by trial signatures; the others are for
     * a card or a front end that trials do not do justice to. v1.5 only means TLS 1.2.
     */
    channelSignatures: z.enum(['auto', 'pss-capable', 'v1.5-only']).default('auto'),
  }),
  trust: z
    .strictObject({
      /** PEM files of the authorities of the gateway's front end; empty means the system's own. */
      gatewayAuthorities: z.array(z.string()).default([]),
      /** Public keys (SHA-256, base64), one of which must occur in the gateway's chain; empty means no pinning. */
      gatewayPins: z.array(pin).default([]),
      /** PEM files of the authorities that issue the doctor's token certificate. */
      tokenAuthorities: z.array(z.string()).default([]),
      /** PEM files added to the signature's chain where the card carries only the signer. */
      signatureAuthorities: z.array(z.string()).default([]),
    })
    .prefault({}),
  network: z
    .strictObject({
      proxy: proxySchema.default({ mode: 'system' }),
      /**
       * `card`: our own channel with the card's driver. `os-store`: the operating system's certificate store, for
       * workstations whose card has no PKCS#11 driver. Never changed by the program itself.
       */
      channel: z.enum(['card', 'os-store']).default('card'),
    })
    .prefault({}),
  /** Proofs added to signatures; by default none. */
  evidence: evidenceSchema.prefault({}),
  /** What the program takes over by itself. */
  imports: z
    .strictObject({
      /** The folder watched for exports of the record program; null watches none. */
      folder: z.string().min(1).nullable().default(null),
    })
    .prefault({}),
  /** How the window behaves for this person. */
  desk: z
    .strictObject({
      /** Minutes without a key or a click after which the window locks. */
      lockAfterMinutes: z.int().min(1).max(240).default(15),
      /** Whether it also locks when the card leaves its reader. */
      locksWithoutCard: z.boolean().default(true),
      /** Whole hours of the local clock, Monday to Saturday, in which no update is installed. */
      surgeryHours: z
        .strictObject({
          from: z.int().min(0).max(23).default(8),
          to: z.int().min(1).max(24).default(19),
        })
        .prefault({}),
      appearance: z.enum(appearances).default('system'),
      /** Per cent. */
      zoom: z.int().min(80).max(200).default(100),
    })
    .prefault({}),
  /** The environment that is not in use, kept for the day the desk goes back to it; null where there is none. */
  otherEnvironment: gatewayEnvironmentSchema.nullable().default(null),
  backup: z
    .strictObject({
      /** A folder outside this computer that gets a copy of each backup; null keeps them beside the archive only. */
      folder: z.string().min(1).nullable().default(null),
    })
    .prefault({}),
  /** The technical log, under the working folder, without personal data. */
  log: z
    .strictObject({
      /** The least urgent events that are written. */
      level: z.enum(['error', 'warning', 'info']).default('info'),
    })
    .prefault({}),
  /** How long the archive keeps what it may let go of; null keeps it for good. */
  retention: z
    .strictObject({
      /** Days after the last change of a draft. */
      draftDays: z.int().min(1).max(3650).nullable().default(30),
      /** Years after the last act about a document, by the controller's choice; the record of its acts stays. */
      documentYears: z.int().min(1).max(100).nullable().default(null),
    })
    .prefault({}),
  /** Folder of the official schemas, rules and dictionaries; null when not provided. */
  officialPack: z.string().nullable().default(null),
});

/** The settings of a working folder, defaults filled in. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings as written in the file. */
export type SettingsInput = z.input<typeof settingsSchema>;
