import { z } from 'zod';
import { errorView } from '../errorView.ts';
import { MAX_CONTENT_CHARACTERS, identifier, nothing, secret } from '../requestParts.ts';

const content = z.string().max(MAX_CONTENT_CHARACTERS);

/** The Sogei certificates of the environment in use and the requests that wait for an answer. */
export const identitiesView = z.object({
  identities: z.array(
    z.object({
      commonName: z.string(),
      fingerprint: z.string(),
      /** UTC ISO instant. */
      notAfter: z.string(),
      role: z.enum(['in-use', 'spare', 'to-be-proven', 'key-destroyed']),
      /** UTC ISO instant of the first accepted act; null before it. */
      provenAt: z.string().nullable(),
      expiry: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('valid'), daysLeft: z.number() }),
        z.object({ kind: z.literal('expiring'), daysLeft: z.number(), step: z.number() }),
        z.object({ kind: z.literal('expired'), daysAgo: z.number() }),
      ]),
    }),
  ),
  requests: z.array(
    z.object({ requestId: z.string(), createdAt: z.string(), signatureName: z.string() }),
  ),
});

/** The Sogei certificates and the requests that wait. */
export type IdentitiesView = z.infer<typeof identitiesView>;

/** A file the window hands to the person: text or base64 bytes under a name. */
export const handedFile = z.object({ name: z.string(), base64: z.string() });

/** The doctor's certificate for the gateway. */
export const identityVerbs = {
  'identities.list': { request: nothing, response: identitiesView },
  /** Makes keys and requests; the keys wait in the archive until the answer is imported. */
  'identities.request': {
    request: z.strictObject({
      /** Name communicated by the Region, which wins over ours; null = ours. */
      communicatedName: z.string().trim().min(1).max(64).nullable(),
      number: z.int().min(1).max(99).default(1),
    }),
    response: z.object({
      signatureName: z.string(),
      authenticationName: z.string(),
      hasExpectedForm: z.boolean(),
      files: z.array(handedFile),
      instructions: z.array(z.string()),
    }),
  },
  /** Checks a certificate, finds its key, makes a trial token and keeps both. Base64 contents of the files. */
  'identities.import': {
    request: z.strictObject({
      certificate: content,
      key: content.nullable().default(null),
      /** Of a PKCS#12 container or a backup. */
      password: secret.nullable().default(null),
      /** The certificate meant where a file holds several. */
      chosen: z.string().max(64).nullable().default(null),
    }),
    response: z.object({
      commonName: z.string(),
      notAfter: z.string(),
      fingerprint: z.string(),
      warnings: z.array(errorView),
    }),
  },
  /** The certificate that signs from now on. */
  'identities.choose': {
    request: z.strictObject({ fingerprint: identifier }),
    response: identitiesView,
  },
  /** The public certificate as PEM: the Region asks for it when it enables production. */
  'identities.export': {
    request: z.strictObject({ fingerprint: identifier }),
    response: handedFile,
  },
} as const;
