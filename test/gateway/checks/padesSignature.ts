import { problem } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import { isDetachedWithSigner, parsePdfDate, verifies } from '../documents/verifyPades.ts';
import { textClaim } from '../tokens/readToken.ts';
import { refuseIf, type Check } from './check.ts';

const invalid = problem(
  '/msg/sign-error',
  '/msg/sign-error',
  'La firma del pdf non risulta valida',
);

/** The national tax system signs nothing: its documents are not examined. */
function isExempt(call: Call): boolean {
  return textClaim(call.signatureToken()?.claims ?? null, 'iss') === 'integrity:S1#TS';
}

const opens: Check = {
  id: 'C-33',
  requires: 'a PDF that opens',
  examine: async (call) =>
    refuseIf(
      (await call.pdf()) === null,
      problem('/msg/generic-error', '', 'Errore generico', { status: 500 }),
    ),
};

const signed: Check = {
  id: 'C-34',
  requires: 'a signed signature field',
  examine: async (call) =>
    refuseIf(
      !isExempt(call) && (await call.lastSignature()) === null,
      problem('/msg/sign-error', '/msg/sign-error', 'Il pdf non risulta firmato'),
    ),
};

const cms: Check = {
  id: 'C-35',
  requires: "a detached CMS with the signer's certificate",
  examine: async (call) => {
    const signature = await call.lastSignature();
    return refuseIf(signature !== null && !isDetachedWithSigner(signature), invalid);
  },
};

const dated: Check = {
  id: 'C-36',
  requires: 'a signing date in the signature dictionary',
  examine: async (call) => {
    const signature = await call.lastSignature();
    return refuseIf(
      signature !== null && parsePdfDate(signature.signingDate ?? '') === null,
      invalid,
    );
  },
};

const verified: Check = {
  id: 'C-37',
  requires: 'a signature that verifies, by a certificate valid when it was made',
  examine: async (call) => {
    const signature = await call.lastSignature();
    const signedAt = parsePdfDate(signature?.signingDate ?? '');
    if (signature === null || signedAt === null) return null;
    return refuseIf(!(await verifies(signature, signedAt)), invalid);
  },
};

/** Checks on the PDF's signature. Trust, revocation and level are not among them, as at the real gateway. */
export const padesSignature: readonly Check[] = [opens, signed, cms, dated, verified];
