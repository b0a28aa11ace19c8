import { X509Certificate } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { RevocationSource, ValidationData } from '../domain/ports/revocationSource.ts';
import { boundedFetch } from './boundedFetch.ts';
import { ocspRequest } from './ocspRequest.ts';
import { listAddresses, responderAddress } from './revocationAddresses.ts';

/** Revocation lists of large authorities reach a few megabytes; the document must stay small, so they are refused. */
const MAXIMUM_LIST = 512 * 1024;
const MAXIMUM_ANSWER = 64 * 1024;

/** How proofs about certificates are gathered. */
export interface RevocationSourceOptions {
  /** DER certificates of the authorities known, to find issuers the signature does not carry. */
  readonly authorities: readonly Uint8Array[];
  /** For each exchange. */
  readonly timeoutMs: number;
}

interface Proof {
  readonly kind: 'crl' | 'ocsp';
  readonly der: Uint8Array;
}

function isIssuer(candidate: X509Certificate, certificate: X509Certificate): boolean {
  return (
    candidate.ca && certificate.checkIssued(candidate) && certificate.verify(candidate.publicKey)
  );
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate);
}

/** Some authorities publish their list as PEM although RFC 5280 wants DER. */
function derOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const pem = /-----BEGIN X509 CRL-----([\s\S]*?)-----END/.exec(text);
  return pem?.[1] === undefined ? bytes : Buffer.from(pem[1], 'base64');
}

/** Asks the addresses of certificates; certificates of one authority share a list, asked for once. */
class ProofSeeker {
  readonly #lists = new Map<string, Promise<Result<Uint8Array>>>();
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** The responder's answer where there is one, else a list: the answer is smaller and fresher. */
  async proofAbout(certificate: X509Certificate, issuer: X509Certificate): Promise<Proof | null> {
    const responder = responderAddress(certificate);
    if (responder !== null) {
      const answer = await this.#ask(responder, ocspRequest(certificate, issuer));
      if (answer.ok) return { kind: 'ocsp', der: answer.value };
    }
    for (const url of listAddresses(certificate)) {
      const list = await this.#list(url);
      if (list.ok) return { kind: 'crl', der: derOf(list.value) };
    }
    return null;
  }

  #ask(url: URL, bytes: Uint8Array): Promise<Result<Uint8Array>> {
    const body = { type: 'application/ocsp-request', bytes };
    const limits = { timeoutMs: this.#timeoutMs, maximumBytes: MAXIMUM_ANSWER };
    return boundedFetch({ url, body, credentials: null, ...limits });
  }

  #list(url: URL): Promise<Result<Uint8Array>> {
    const asked = this.#lists.get(url.href);
    if (asked !== undefined) return asked;
    const limits = { timeoutMs: this.#timeoutMs, maximumBytes: MAXIMUM_LIST };
    const list = boundedFetch({ url, body: null, credentials: null, ...limits });
    this.#lists.set(url.href, list);
    return list;
  }
}

function commonName({ subject }: X509Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
}

/**
 * Gathers proofs from the addresses the certificates themselves name. A certificate about which nobody answers is
 * an error, unless it is an authority: intermediate authorities often publish nothing reachable.
 */
export function createRevocationSource({
  authorities,
  timeoutMs,
}: RevocationSourceOptions): RevocationSource {
  const known = authorities.map((der) => new X509Certificate(der));
  return {
    async evidence(certificates): Promise<Result<ValidationData>> {
      const subjects = certificates.map((der) => new X509Certificate(der));
      const candidates = [...subjects, ...known];
      const seeker = new ProofSeeker(timeoutMs);
      const issuers = new Set<X509Certificate>();
      const proofs = await Promise.all(
        subjects.map(async (subject) => {
          const issuer = candidates.find((each) => isIssuer(each, subject));
          if (issuer === undefined || isSelfSigned(subject)) return null;
          issuers.add(issuer);
          return seeker.proofAbout(subject, issuer);
        }),
      );
      const unproven = subjects.find(
        (subject, index) => proofs[index] === null && !subject.ca && !isSelfSigned(subject),
      );
      if (unproven !== undefined) {
        const certificate = commonName(unproven);
        return fail(appError('evidence/revocation-unknown', { certificate }));
      }
      const of = (kind: Proof['kind']) =>
        proofs.flatMap((proof) => (proof?.kind === kind ? [proof.der] : []));
      return ok({
        certificates: [...issuers].map(({ raw }) => raw),
        crls: of('crl'),
        ocsps: of('ocsp'),
      });
    },
  };
}
