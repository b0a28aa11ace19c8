import { createHash } from 'node:crypto';
import type { PreparedSignature, SignablePdf } from '../../domain/ports/documentPdf.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { PdfFile, readingOf } from '../structure/pdfFile.ts';
import { appendSignature, type PlaceholderPdf } from './appendSignature.ts';
import { buildCms, type CmsIngredients } from './buildCms.ts';
import { readCertificate, type SignerCertificate } from './certificateOutline.ts';
import { signedAttributes } from './signedAttributes.ts';
import { signingSchemeOf, type SigningScheme } from './signingKey.ts';

/** DER bytes reserved at least: a qualified leaf, two issuers and a timestamp fit. */
const LEAST_RESERVE = 16 * 1024;

/** Room left for a timestamp added later. */
const TIMESTAMP_ALLOWANCE = 8 * 1024;

/** No honest chain needs more; a request beyond it is refused before any PIN. */
const MOST_RESERVE = 64 * 1024;

/** What lies between preparing and completing; opaque outside this room. */
export class PreparedState {
  readonly rendered: SignablePdf;
  readonly placeholder: PlaceholderPdf;
  readonly cms: CmsIngredients;
  readonly reservedBytes: number;
  readonly at: Date;

  constructor(fields: {
    readonly rendered: SignablePdf;
    readonly placeholder: PlaceholderPdf;
    readonly cms: CmsIngredients;
    readonly reservedBytes: number;
    readonly at: Date;
  }) {
    this.rendered = fields.rendered;
    this.placeholder = fields.placeholder;
    this.cms = fields.cms;
    this.reservedBytes = fields.reservedBytes;
    this.at = fields.at;
  }
}

function readChain(chain: readonly Uint8Array[]): Result<SignerCertificate> {
  const certificates = chain.map(readCertificate);
  const position = certificates.indexOf(null);
  if (position >= 0) return fail(appError('pdf/certificate-unreadable', { position }));
  const signer = certificates[0] ?? null;
  return signer === null ? fail(appError('pdf/signer-missing', {})) : ok(signer);
}

/**
 * The room to reserve, from the size the CMS will have: it is known but for the signature value, so the card
 * never signs for a place that turns out too small.
 */
function reserveFor(
  signer: SignerCertificate,
  chain: readonly Uint8Array[],
  scheme: SigningScheme,
): Result<number> {
  const attributes = signedAttributes(new Uint8Array(48), signer.der);
  // The largest value of this kind: with its top bit set an INTEGER grows by a byte.
  const value = new Uint8Array(scheme.valueLength).fill(0xff);
  const sizeBytes = buildCms({ signer, chain, scheme, attributes }, value).length;
  const reservedBytes = Math.max(LEAST_RESERVE, sizeBytes + TIMESTAMP_ALLOWANCE);
  return reservedBytes > MOST_RESERVE
    ? fail(appError('pdf/cms-too-large', { sizeBytes, reservedBytes: MOST_RESERVE }))
    : ok(reservedBytes);
}

function documentDigest(
  scheme: SigningScheme,
  { bytes, contentsStart, contentsEnd }: PlaceholderPdf,
) {
  return createHash(scheme.digestAlgorithm)
    .update(bytes.subarray(0, contentsStart))
    .update(bytes.subarray(contentsEnd))
    .digest();
}

/**
 * Everything of the signature but the private-key operation. Needs no PIN, so a batch can be prepared while
 * the card is busy. Errors: `pdf/signer-missing`, `pdf/certificate-unreadable`, `pdf/key-unsupported`,
 * `pdf/cms-too-large`, `pdf/unsigned-document-changed`, `pdf/broken-structure`.
 */
export function prepareSignature(
  rendered: SignablePdf,
  chain: readonly Uint8Array[],
  at: Date,
): Result<PreparedSignature> {
  const signer = readChain(chain);
  if (!signer.ok) return signer;
  const scheme = signingSchemeOf(signer.value.publicKey);
  if (!scheme.ok) return scheme;
  const reserved = reserveFor(signer.value, chain, scheme.value);
  if (!reserved.ok) return reserved;
  const file = PdfFile.open(rendered.pdf);
  if (!file.ok) return file;
  const intent = { signerName: signer.value.commonName, at, reservedBytes: reserved.value };
  const appended = readingOf(() => appendSignature(file.value, intent));
  if (!appended.ok) return appended;
  if (!appended.value.ok) return appended.value;
  const placeholder = appended.value.value;
  const attributes = signedAttributes(documentDigest(scheme.value, placeholder), signer.value.der);
  const digest = createHash(scheme.value.digestAlgorithm).update(attributes.set).digest();
  const cms = { signer: signer.value, chain, scheme: scheme.value, attributes };
  return ok({
    digest,
    digestAlgorithm: scheme.value.digestAlgorithm,
    mechanism: scheme.value.mechanism,
    dataToSign: scheme.value.dataToSign(digest),
    state: new PreparedState({ rendered, placeholder, cms, reservedBytes: reserved.value, at }),
  });
}
