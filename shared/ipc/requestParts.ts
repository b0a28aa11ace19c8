import { z } from 'zod';

/** The largest document the window hands over, as base64: 20 MB of bytes, the limit of every other entrance. */
export const MAX_CONTENT_CHARACTERS = 27_000_000;

/** A request that says nothing. */
export const nothing = z.strictObject({});
/** An identifier of ours or of the gateway. */
export const identifier = z.string().min(1).max(255);
/** A request about a document. */
export const documentRef = z.strictObject({ documentId: identifier });
/** A request about an act. */
export const submissionRef = z.strictObject({ submissionId: identifier });
/** The certificate chosen for a signature, by its fingerprint; null lets the only one win. */
export const certificateChoice = identifier.nullable().default(null);
/** UTC ISO instant. */
export const instant = z.iso.datetime();
/** A passphrase, a password or a recovery code. */
export const secret = z.string().min(1).max(1024);
