import type { JudgedSignature } from './judgeSignature.ts';
import { issuerOf } from './trustChain.ts';
import { revocationState } from './revocation.ts';
import type { ValidationStore } from './validationStore.ts';

/** Whether the store tells the state of the signer's certificate: what makes a signature verifiable in the long term. */
function provesSigner({ signer, certificates }: JudgedSignature, store: ValidationStore): boolean {
  if (signer === null) return false;
  const issuer = issuerOf(signer, { anchors: store.certificates, known: certificates });
  return issuer !== null && revocationState(signer, issuer, store).kind !== 'unknown';
}

/**
 * The baseline level a signature reaches (ETSI EN 319 142-1 §6): B-B, B-T with a timestamp that holds, B-LT with
 * proofs about the signer in the store, B-LTA with a document timestamp over them. A signature of another kind is
 * called by its SubFilter.
 */
export function signatureLevel(
  signature: JudgedSignature,
  store: ValidationStore | null,
  isStampedAsWhole: boolean,
): string {
  const { subFilter, isDocumentTimestamp, timestamp } = signature;
  if (isDocumentTimestamp) return 'marca temporale di documento';
  if (subFilter !== 'ETSI.CAdES.detached') return subFilter === '' ? 'sconosciuto' : subFilter;
  if (timestamp === null) return 'PAdES B-B';
  if (store === null || !provesSigner(signature, store)) return 'PAdES B-T';
  return isStampedAsWhole ? 'PAdES B-LTA' : 'PAdES B-LT';
}
