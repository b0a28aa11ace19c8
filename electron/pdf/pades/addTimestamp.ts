import { createHash } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import type { SignedDocument } from '../../domain/ports/documentPdf.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { judgeTimestamp } from '../verify/judgeTimestamp.ts';
import { withoutPadding } from '../verify/readCms.ts';
import {
  arrayBufferOf,
  AttributeMessage,
  ContentInfoMessage,
  oid,
  SignedDataMessage,
} from './cmsSchema.ts';
import { checkedExtension } from './checkedExtension.ts';
import { findSignature } from './signaturePlace.ts';

/** SHA-256 of the signature value of a signed document (ETSI EN 319 122-1 §5.3). */
export function timestampDigest(signed: SignedDocument): Result<Uint8Array> {
  const place = findSignature(signed.pdf);
  return place.ok ? ok(createHash('sha256').update(place.value.cms.signature).digest()) : place;
}

/** The message with the token as its only unsigned attribute; what is signed does not change. */
function withToken(contents: Uint8Array, token: Uint8Array): Uint8Array {
  const message = AsnConvert.parse(withoutPadding(contents), ContentInfoMessage);
  const data = AsnConvert.parse(message.content, SignedDataMessage);
  const attribute = new AttributeMessage();
  attribute.attrType = oid.timeStampToken;
  attribute.attrValues = [arrayBufferOf(token)];
  for (const info of data.signerInfos) info.unsignedAttrs = [AsnConvert.serialize(attribute)];
  message.content = AsnConvert.serialize(data);
  return new Uint8Array(AsnConvert.serialize(message));
}

/**
 * Brings a B-B signature to B-T: the token takes some of the room reserved for it, so no other byte of the file
 * changes. Errors: `evidence/timestamp-wrong`, `pdf/cms-too-large`, `pdf/self-check-failed`.
 */
export function addTimestamp(signed: SignedDocument, token: Uint8Array): Result<SignedDocument> {
  const place = findSignature(signed.pdf);
  if (!place.ok) return place;
  const { cms, contents, start, end } = place.value;
  const judged = judgeTimestamp(token, [cms.signature]);
  if (!judged.ok) return judged;
  const message = withToken(contents, token);
  const reservedBytes = (end - start - 2) / 2;
  if (message.length > reservedBytes) {
    return fail(appError('pdf/cms-too-large', { sizeBytes: message.length, reservedBytes }));
  }
  const pdf = Buffer.from(signed.pdf);
  pdf.write(
    Buffer.from(message)
      .toString('hex')
      .padEnd(reservedBytes * 2, '0'),
    start + 1,
    'latin1',
  );
  return checkedExtension(signed, pdf, signed.pdf.subarray(0, start), 'PAdES B-T');
}
