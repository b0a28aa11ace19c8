import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { appError, type AppErrorOf } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { readCertificate, type SignerCertificate } from '../pades/certificateOutline.ts';
import {
  AttributeMessage,
  ContentInfoMessage,
  IssuerAndSerialMessage,
  oid,
  SignedDataMessage,
  type SignerInfoMessage,
} from '../pades/cmsSchema.ts';
import { attributeSet } from '../pades/signedAttributes.ts';

/** A CMS taken apart as far as a judgement needs it. */
export interface ReadCms {
  /** The signer's certificate, if the message carries it. */
  readonly signer: SignerCertificate | null;
  /** Every certificate the message carries, the signer's too. */
  readonly certificates: readonly SignerCertificate[];
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** The signed attributes as they were signed; null when there are none. */
  readonly signedSet: Uint8Array | null;
  /** Values of each signed attribute by type; more than one value or occurrence is refused beforehand. */
  readonly attributes: ReadonlyMap<string, ArrayBuffer>;
  /** What the message signs when it carries it itself; null in a detached signature. */
  readonly content: Uint8Array | null;
  /** The timestamp on the signature value, DER; null when there is none. */
  readonly timestamp: Uint8Array | null;
}

/** What kind of message is expected: a detached signature over data, or a timestamp that carries what it says. */
export type CmsKind = 'detached-signature' | 'timestamp';

type CmsError = AppErrorOf<'pdf/cms-unreadable'>;

function unreadable(cause: CmsError['data']['cause']): Result<never, CmsError> {
  return fail(appError('pdf/cms-unreadable', { cause }));
}

/** The message without the zeros that pad its place: a definite DER length says where it ends. */
export function withoutPadding(contents: Uint8Array): Uint8Array {
  const first = contents[1] ?? 0;
  if (first < 0x80) return contents.subarray(0, 2 + first);
  const count = first & 0x7f;
  // An indefinite length (BER) does not tell: the parser finds the end by itself.
  if (count === 0 || count > 4) return contents;
  let length = 0;
  for (const byte of contents.subarray(2, 2 + count)) length = length * 256 + byte;
  return contents.subarray(0, 2 + count + length);
}

function sameBytes(one: ArrayBuffer, other: ArrayBuffer): boolean {
  return Buffer.from(one).equals(Buffer.from(other));
}

function certificatesOf(data: SignedDataMessage): SignerCertificate[] {
  return (data.certificates ?? [])
    .map((der) => readCertificate(new Uint8Array(der)))
    .filter((certificate) => certificate !== null);
}

function findSigner(
  certificates: readonly SignerCertificate[],
  info: SignerInfoMessage,
): SignerCertificate | null {
  const [tag] = new Uint8Array(info.sid);
  if (tag !== 0x30) return null;
  const sid = AsnConvert.parse(info.sid, IssuerAndSerialMessage);
  return (
    certificates.find(
      (certificate) =>
        sameBytes(certificate.issuer, sid.issuer) &&
        sameBytes(certificate.serialNumber, sid.serialNumber),
    ) ?? null
  );
}

/** Each signed attribute once with one value, as RFC 5652 §11 wants of those that matter; else null. */
function readAttributes(signed: readonly ArrayBuffer[]): Map<string, ArrayBuffer> | null {
  const attributes = new Map<string, ArrayBuffer>();
  for (const der of signed) {
    const { attrType, attrValues } = AsnConvert.parse(der, AttributeMessage);
    const [value] = attrValues;
    if (value === undefined || attrValues.length !== 1 || attributes.has(attrType)) return null;
    attributes.set(attrType, value);
  }
  return attributes;
}

function timestampOf(info: SignerInfoMessage): Uint8Array | null {
  const found = (info.unsignedAttrs ?? [])
    .map((der) => AsnConvert.parse(der, AttributeMessage))
    .find(({ attrType }) => attrType === oid.timeStampToken)?.attrValues[0];
  return found === undefined ? null : new Uint8Array(found);
}

/** The parts no signature protects must at least agree with those it does (RFC 5652 §5.1, §5.3). */
function isConsistent(data: SignedDataMessage, info: SignerInfoMessage, kind: CmsKind): boolean {
  return (
    [1, 3, 4, 5].includes(data.version) &&
    [1, 3].includes(info.version) &&
    data.encapContentInfo.eContentType === (kind === 'timestamp' ? oid.timeStampInfo : oid.data) &&
    data.digestAlgorithms.some(({ algorithm }) => algorithm === info.digestAlgorithm.algorithm)
  );
}

function contentOf(data: SignedDataMessage): Uint8Array | null {
  const { eContent } = data.encapContentInfo;
  return eContent === undefined ? null : octetsOf(eContent);
}

function parse(contents: Uint8Array, kind: CmsKind): Result<ReadCms, CmsError> {
  const message = AsnConvert.parse(withoutPadding(contents), ContentInfoMessage);
  if (message.contentType !== oid.signedData) return unreadable('not-cms');
  const data = AsnConvert.parse(message.content, SignedDataMessage);
  const [info] = data.signerInfos;
  if (info === undefined || data.signerInfos.length !== 1) return unreadable('signer-count');
  const content = contentOf(data);
  if ((content !== null) !== (kind === 'timestamp')) return unreadable('not-detached');
  if (!isConsistent(data, info, kind)) return unreadable('not-cms');
  const signedAttrs = info.signedAttrs ?? [];
  const attributes = readAttributes(signedAttrs);
  if (attributes === null) return unreadable('attributes');
  const certificates = certificatesOf(data);
  return ok({
    signer: findSigner(certificates, info),
    certificates,
    digestAlgorithm: info.digestAlgorithm.algorithm,
    signatureAlgorithm: info.signatureAlgorithm,
    signature: new Uint8Array(info.signature.buffer),
    signedSet: signedAttrs.length === 0 ? null : attributeSet(signedAttrs),
    attributes,
    content,
    timestamp: timestampOf(info),
  });
}

/** Takes a CMS apart. Errors: `pdf/cms-unreadable` with what is wrong. */
export function readCms(
  contents: Uint8Array,
  kind: CmsKind = 'detached-signature',
): Result<ReadCms, CmsError> {
  try {
    return parse(contents, kind);
  } catch {
    return unreadable('not-cms');
  }
}

/** The octets of an OCTET STRING given as DER; empty when it is something else. */
export function octetsOf(der: ArrayBuffer | undefined): Buffer {
  if (der === undefined) return Buffer.alloc(0);
  try {
    return Buffer.from(AsnConvert.parse(der, OctetString).buffer);
  } catch {
    return Buffer.alloc(0);
  }
}
