import { z } from 'zod';
import { MAX_CONTENT_CHARACTERS, identifier, nothing } from '../requestParts.ts';

/** One certification authority as the person compares it with what the Region communicated. */
export const authorityView = z.object({
  subject: z.string(),
  /** SHA-256 of the certificate, lower case hexadecimal. */
  fingerprint: z.string(),
  /** UTC ISO instant. */
  notAfter: z.string(),
});

/** The authorities added for the environment in use. */
export const authoritiesView = z.object({
  /** Whether any may be added: never in production. */
  canAdd: z.boolean(),
  added: z.array(authorityView),
});

/** The authorities added for the environment in use. */
export type AuthoritiesView = z.infer<typeof authoritiesView>;

/** Base64 content of a PEM or DER file. */
const file = z.strictObject({ content: z.string().min(1).max(MAX_CONTENT_CHARACTERS) });

/** The authorities of a test environment that neither the operating system nor the official pack knows. */
export const authorityVerbs = {
  'authorities.list': { request: nothing, response: authoritiesView },
  /** What a file contains, before anything is trusted. */
  'authorities.read': { request: file, response: z.array(authorityView) },
  'authorities.add': { request: file, response: authoritiesView },
  'authorities.remove': {
    request: z.strictObject({ fingerprint: identifier }),
    response: authoritiesView,
  },
} as const;
