import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicOCSPResponse, OCSPResponse } from '@peculiar/asn1-ocsp';
import { CertificateList } from '@peculiar/asn1-x509';
import type { JudgedRevocation, ValidationData } from '../../domain/ports/revocationSource.ts';
import { readCertificate } from '../pades/certificateOutline.ts';
import { revocationState } from './revocation.ts';

/** When an answer was made and when the next is due; null where it cannot be read. */
interface Period {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

function periodOfList(der: Uint8Array): Period {
  const { thisUpdate, nextUpdate } = AsnConvert.parse(der, CertificateList).tbsCertList;
  return { thisUpdate: thisUpdate.getTime(), nextUpdate: nextUpdate?.getTime() ?? null };
}

/** Of the one certificate that was asked about. */
function periodOfAnswer(der: Uint8Array): Period | null {
  const { responseBytes } = AsnConvert.parse(der, OCSPResponse);
  if (responseBytes === undefined) return null;
  const basic = AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  const [answer] = basic.tbsResponseData.responses;
  return answer === undefined
    ? null
    : { thisUpdate: answer.thisUpdate, nextUpdate: answer.nextUpdate ?? null };
}

/** Clocks of surgeries and of authorities differ by this much at most (RFC 6960 §4.2.2.1 leaves it to the client). */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

function current(
  ders: readonly Uint8Array[],
  periodOf: (der: Uint8Array) => Period | null,
  at: Date,
): readonly { readonly der: Uint8Array; readonly nextUpdate: Date | null }[] {
  return ders.flatMap((der) => {
    try {
      const period = periodOf(der);
      if (period === null) return [];
      const { thisUpdate, nextUpdate } = period;
      const isBegun = thisUpdate.getTime() - CLOCK_TOLERANCE_MS <= at.getTime();
      const isOver = nextUpdate !== null && nextUpdate.getTime() < at.getTime();
      return isBegun && !isOver ? [{ der, nextUpdate }] : [];
    } catch {
      // Data that cannot be read says nothing.
      return [];
    }
  });
}

/**
 * What data gathered a moment ago says of a certificate (RFC 6960 §3.2, RFC 5280 §6.3): only answers signed by the
 * authority or by a responder it appointed count, and only within their time.
 */
export function judgeRevocation(
  certificate: Uint8Array,
  { certificates, crls, ocsps }: ValidationData,
  at: Date,
): JudgedRevocation {
  const subject = readCertificate(certificate);
  const issuers = certificates.flatMap((der) => readCertificate(der) ?? []);
  const answers = current(ocsps, periodOfAnswer, at);
  const lists = current(crls, periodOfList, at);
  const data = { crls: lists.map(({ der }) => der), ocsps: answers.map(({ der }) => der) };
  const states =
    subject === null ? [] : issuers.map((issuer) => revocationState(subject, issuer, data));
  const said =
    states.find(({ kind }) => kind === 'revoked') ?? states.find(({ kind }) => kind === 'good');
  if (said === undefined || said.kind === 'unknown') {
    return { standing: { kind: 'unverified' }, nextUpdate: null };
  }
  const [next = null] = [...answers, ...lists]
    .flatMap(({ nextUpdate }) => nextUpdate ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime());
  const standing =
    said.kind === 'revoked'
      ? ({ kind: 'revoked', at: said.at.toISOString() } as const)
      : ({ kind: 'good' } as const);
  return { standing, nextUpdate: next };
}
