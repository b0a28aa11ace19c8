import { appError, type AppErrorOf } from '../../../shared/errors/appError.ts';
import type { SignerCertificate } from '../pades/certificateOutline.ts';
import { constraintBroken } from './chainConstraints.ts';
import { revocationState, type RevocationData } from './revocation.ts';

/** What a chain is judged with. */
export interface TrustGround {
  /** Certificates found beside the signature, trusted by nobody yet. */
  readonly known: readonly SignerCertificate[];
  /** Certificates trusted as they are. */
  readonly anchors: readonly SignerCertificate[];
  readonly revocation: RevocationData;
  /** The instant at which everything must have been valid. */
  readonly at: Date;
}

/** What is thought of a signer's certificate. */
export interface JudgedTrust {
  readonly problem: AppErrorOf<'pdf/signer-not-trusted'> | null;
  /** The certificates from the signer to the anchor, as far as they go. */
  readonly chain: readonly SignerCertificate[];
  readonly revocation: 'good' | 'revoked' | 'unknown';
}

/** No chain of qualified certificates is longer; longer ones are loops. */
const LONGEST = 8;

function isAmong(certificate: SignerCertificate, list: readonly SignerCertificate[]): boolean {
  return list.some(({ fingerprint }) => fingerprint === certificate.fingerprint);
}

function isIssuedBy(certificate: SignerCertificate, issuer: SignerCertificate): boolean {
  return (
    issuer.x509.ca &&
    certificate.x509.checkIssued(issuer.x509) &&
    certificate.x509.verify(issuer.publicKey)
  );
}

/** The issuer of a certificate among those at hand, anchors before the others. */
export function issuerOf(
  certificate: SignerCertificate,
  { anchors, known }: Pick<TrustGround, 'anchors' | 'known'>,
): SignerCertificate | null {
  return (
    [...anchors, ...known].find(
      (candidate) =>
        candidate.fingerprint !== certificate.fingerprint && isIssuedBy(certificate, candidate),
    ) ?? null
  );
}

/** Climbs from a certificate to an anchor, or as high as it can. */
export function chainOf(
  leaf: SignerCertificate,
  ground: Pick<TrustGround, 'anchors' | 'known'>,
): SignerCertificate[] {
  const chain = [leaf];
  let current = leaf;
  while (!isAmong(current, ground.anchors) && chain.length < LONGEST) {
    const issuer = issuerOf(current, ground);
    if (issuer === null || isAmong(issuer, chain)) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

type Cause = AppErrorOf<'pdf/signer-not-trusted'>['data']['cause'];

function validityCause({ x509 }: SignerCertificate, at: Date): Cause | null {
  if (at.getTime() < Date.parse(x509.validFrom)) return 'not-yet-valid';
  return at.getTime() > Date.parse(x509.validTo) ? 'expired' : null;
}

/**
 * Judges who signed, at an instant (RFC 5280 §6.1 without policies): an unbroken chain to an anchor whose authorities
 * keep to their constraints, everything valid then, nothing revoked by then. `isForDocuments` asks for the non-repudiation usage too.
 */
export function judgeTrust(
  leaf: SignerCertificate,
  ground: TrustGround,
  isForDocuments: boolean,
): JudgedTrust {
  const chain = chainOf(leaf, ground);
  const links = chain.map((certificate, index) => ({ certificate, issuer: chain[index + 1] }));
  // The last one is an anchor or an orphan: nobody here could revoke it.
  const states = links.map(({ certificate, issuer }) =>
    issuer === undefined ? null : revocationState(certificate, issuer, ground.revocation),
  );
  const revocation = states[0]?.kind ?? 'unknown';
  const refused = (cause: Cause, { commonName }: SignerCertificate): JudgedTrust => ({
    problem: appError('pdf/signer-not-trusted', { cause, certificate: commonName }),
    chain,
    revocation,
  });
  const top = chain.at(-1) ?? leaf;
  if (!isAmong(top, ground.anchors)) return refused('unknown-issuer', top);
  if (isForDocuments && leaf.allowsNonRepudiation === false) {
    return refused('not-for-signatures', leaf);
  }
  for (const [index, { certificate }] of links.entries()) {
    const cause =
      validityCause(certificate, ground.at) ?? constraintBroken(certificate, chain.slice(0, index));
    if (cause !== null) return refused(cause, certificate);
    const state = states[index];
    if (state?.kind === 'revoked' && state.at.getTime() <= ground.at.getTime()) {
      return refused('revoked', certificate);
    }
  }
  return { problem: null, chain, revocation };
}
