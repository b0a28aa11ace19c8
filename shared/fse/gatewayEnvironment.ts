import { z } from 'zod';
import { administrativeRegimes } from './codeTables.ts';
import { methodMatrixSchema, nationalMethodMatrix } from './methodMatrix.ts';

const SECURE_URL = /^https:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/;

/** An https URL without query; published with and without a final slash, kept without. */
const secureUrl = z
  .string()
  .regex(SECURE_URL)
  .transform((url) => url.replace(/\/+$/, ''));

const PATH = /^[A-Za-z0-9._~-]+(?:\/(?:[A-Za-z0-9._~-]+|\{id\}))*$/;

/** A path relative to the base URL, not about a published document. */
const plainPath = z
  .string()
  .regex(PATH)
  .refine((path) => !path.includes('{id}'), { message: 'must not contain {id}' });

/** A path relative to the base URL with exactly one `{id}` segment. */
const targetPath = z
  .string()
  .regex(PATH)
  .refine((path) => path.split('{id}').length === 2, { message: 'must contain {id} once' });

/** Path templates of the four acts (gateway.md §2); the alternatives seen in the field are a change of data. */
const pathsSchema = z.strictObject({
  create: plainPath.default('documents/validate-and-create'),
  replace: targetPath.default('documents/{id}'),
  'update-metadata': targetPath.default('documents/{id}/metadata'),
  annul: targetPath.default('documents/{id}'),
});

/** Paths of the national status service (gateway.md §14). */
const statusPathsSchema = z.strictObject({
  byWorkflow: targetPath.default('status/{id}'),
  byTrace: targetPath.default('status/search/{id}'),
});

const limitsSchema = z.strictObject({
  /** Ceiling of the signed PDF: the national test gateway refused above 1 MiB (gateway.md §7). */
  documentBytes: z.int().positive().default(1_000_000),
  /** An answer longer than this is not read as a contract answer, only kept. */
  answerBytes: z.int().positive().default(2_000_000),
});

const timeoutsSchema = z.strictObject({
  connectMs: z.int().positive().default(15_000),
  /** Validation is synchronous at the other side, hence long. */
  responseMs: z.int().positive().default(120_000),
});

const tokensSchema = z.strictObject({
  /** Whether `Authorization: Bearer` is sent: national rules demand it, the regional samples omit it. */
  bearer: z.boolean().default(true),
  lifetimeSeconds: z.int().min(30).max(86_400).default(600),
  /** `iat` lies this far in the past: six seconds of drift were refused (gateway.md §3). */
  backdatingSeconds: z.int().min(0).max(540).default(60),
  /** From which offset of the local clock the doctor is warned. */
  clockWarningSeconds: z.int().positive().default(30),
});

/**
 * One place documents can be sent to. Whatever the sources leave open or merely suggest is data here, so that
 * an answer of the Region is a change of configuration (gateway.md §18, §19).
 */
export const gatewayEnvironmentSchema = z
  .strictObject({
    /** Environments never share identities, archives or certificates. */
    name: z.enum(['stage', 'production', 'test']),
    baseUrl: secureUrl,
    /** `aud` of both tokens, compared byte for byte at the frontier (gateway.md §4.5). */
    audience: secureUrl,
    paths: pathsSchema.prefault({}),
    tokens: tokensSchema.prefault({}),
    limits: limitsSchema.prefault({}),
    timeouts: timeoutsSchema.prefault({}),
    /** The three characters after `#` in the name of the doctor's signature certificate (gateway.md §5). */
    certificateRegion: z
      .string()
      .regex(/^[A-Za-z0-9]{3}$/)
      .default('090'),
    /** `administrativeRequest` of a PSS, or null to leave the field out. */
    administrativeRequest: z
      .array(z.enum(administrativeRegimes))
      .min(1)
      .nullable()
      .default(['SSN']),
    methods: methodMatrixSchema.default(nationalMethodMatrix),
    /** The status service is national and not exposed in Tuscany (gateway.md §14). */
    statusService: z.boolean().default(false),
    statusPaths: statusPathsSchema.prefault({}),
    /**
     * Certificates (PEM) of authorities trusted in this environment alone, beside those the operating system and the
     * official pack know: for the gateway's front end and for the doctor's certificate.
     */
    authorities: z.array(z.string().min(1).max(20_000)).max(20).default([]),
  })
  // Who is believed to be the gateway reads patients' documents: in production that is decided by who administers
  // the computer (the operating system's store), never by a file somebody sent to the doctor.
  .refine(({ name, authorities }) => name !== 'production' || authorities.length === 0, {
    path: ['authorities'],
    message: 'none may be added in production',
  });

/** A complete environment, defaults filled in. */
export type GatewayEnvironment = z.infer<typeof gatewayEnvironmentSchema>;

const NATIONAL_TEST = 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1';

/** The regional stage. Its base URL for desktop software is told by the Region at enrolment. */
export function stageEnvironment(baseUrl: string): GatewayEnvironment {
  return gatewayEnvironmentSchema.parse({ name: 'stage', baseUrl, audience: NATIONAL_TEST });
}
