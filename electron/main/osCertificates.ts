import { createHash, X509Certificate } from 'node:crypto';
import {
  osVerdict,
  type OsCertificate,
  type OsVerifiedPeer,
  type OsVerifyRequest,
} from './osNet.ts';

/** Whose certificate to show, for the application's event `select-client-certificate`. */
export interface OsCertificateWish {
  readonly codiceFiscale: string;
  /** SHA-256 of the certificate the person chose, or null. */
  readonly fingerprint: string | null;
}

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

function isMeant(certificate: X509Certificate, wish: OsCertificateWish, at: Date): boolean {
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  if (wish.fingerprint !== null) return fingerprint === wish.fingerprint;
  const isCurrent = certificate.validFromDate <= at && at <= certificate.validToDate;
  // The common name of a CNS is the codice fiscale, a slash and the card's number.
  const isDoctors = certificate.subject
    .split('\n')
    .some((line) => line.startsWith(`CN=${wish.codiceFiscale}/`));
  return isCurrent && isDoctors && certificate.keyUsage.includes(CLIENT_AUTHENTICATION);
}

/**
 * The certificate of the operating system's store to authenticate with: the remembered one, else the doctor's own CNS
 * certificate. Null where there is none or more than one: nothing is guessed.
 */
export function chooseOsCertificate<Listed extends Pick<OsCertificate, 'data'>>(
  listed: readonly Listed[],
  wish: OsCertificateWish,
  at: Date,
): Listed | null {
  const meant = listed.filter(({ data }) => isMeant(new X509Certificate(data), wish, at));
  const [only, another] = meant;
  return only === undefined || another !== undefined ? null : only;
}

function pinOf(certificate: OsCertificate): string {
  const { publicKey } = new X509Certificate(certificate.data);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/**
 * The session's verifier: the operating system judges, pins may only refuse more, and what was found out is told
 * for the record. `pins` are SHA-256 of public keys in base64; none pin nothing.
 */
export function osVerifier(
  pins: readonly string[],
  remember: (host: string, peer: OsVerifiedPeer) => void,
): (request: OsVerifyRequest, answer: (verdict: number) => void) => void {
  return ({ hostname, validatedCertificate }, answer) => {
    const chain: OsCertificate[] = [];
    for (
      let next: OsCertificate | undefined = validatedCertificate;
      next !== undefined && !chain.includes(next);
      next = next.issuerCert
    ) {
      chain.push(next);
    }
    const isPinned = pins.length === 0 || chain.some((each) => pins.includes(pinOf(each)));
    remember(hostname, { name: validatedCertificate.subjectName, isPinned });
    answer(isPinned ? osVerdict.asTheSystemSays : osVerdict.refuse);
  };
}
