import { ContentInfo, SignedData } from 'pkijs';
import type { PdfSignature } from './readPdf.ts';

/** The signed CMS inside a signature with its signer's certificate, or null when one of the two is not there. */
function signedDataOf(signature: PdfSignature): SignedData | null {
  try {
    const content = ContentInfo.fromBER(Uint8Array.from(signature.cms).buffer);
    if (content.contentType !== ContentInfo.SIGNED_DATA) return null;
    return new SignedData({ schema: content.content });
  } catch {
    return null;
  }
}

/** Whether the CMS parses, is detached and carries the certificate of its signer (C-35). */
export function isDetachedWithSigner(signature: PdfSignature): boolean {
  const data = signedDataOf(signature);
  const signer = data?.signerInfos[0];
  if (data === null || signer === undefined) return false;
  return data.encapContentInfo.eContent === undefined && (data.certificates?.length ?? 0) > 0;
}

/** Reads a PDF date (ISO 32000-1 §7.9.4); null when it is not one. */
export function parsePdfDate(text: string): Date | null {
  const match =
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(text) ?? null;
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, sign, offsetHour, offsetMinute] = match;
  const offset = sign === undefined ? 'Z' : `${sign}${offsetHour ?? '00'}:${offsetMinute ?? '00'}`;
  const date = new Date(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}${offset}`,
  );
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Whether the CMS verifies over the covered bytes with a certificate valid at the signing date (C-37). */
export async function verifies(signature: PdfSignature, signedAt: Date): Promise<boolean> {
  const data = signedDataOf(signature);
  if (data === null) return false;
  try {
    const outcome = await data.verify({
      signer: 0,
      data: Uint8Array.from(signature.signedBytes).buffer,
      checkChain: false,
      extendedMode: true,
    });
    const certificate = outcome.signerCertificate;
    if (outcome.signatureVerified !== true || certificate === null || certificate === undefined) {
      return false;
    }
    return certificate.notBefore.value <= signedAt && signedAt <= certificate.notAfter.value;
  } catch {
    return false;
  }
}
