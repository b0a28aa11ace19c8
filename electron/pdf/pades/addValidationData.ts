import { PDFName, PDFRef } from 'pdf-lib';
import type { SignedDocument } from '../../domain/ports/documentPdf.ts';
import type { ValidationData } from '../../domain/ports/revocationSource.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { readCms } from '../verify/readCms.ts';
import { checkedExtension } from './checkedExtension.ts';
import { appendUpdate, updateBase, type WrittenObject } from './incrementalUpdate.ts';
import { findSignature } from './signaturePlace.ts';

/** The developer extension a PDF 1.7 with a security store declares (ETSI EN 319 142-1 §5.4.2). */
const EXTENSION = '<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >> >>';

function streamBody(der: Uint8Array): string {
  const bytes = Buffer.from(der).toString('latin1');
  return `<<\n/Length ${String(der.length)}\n>>\nstream\n${bytes}\nendstream`;
}

/** Each item once, as streams numbered from `first`. */
function streamsOf(items: readonly Uint8Array[], first: number): WrittenObject[] {
  const distinct = new Map(items.map((der) => [Buffer.from(der).toString('base64'), der]));
  return [...distinct.values()].map((der, index) => ({
    ref: PDFRef.of(first + index),
    body: streamBody(der),
  }));
}

function arrayOf(key: string, objects: readonly WrittenObject[]): string {
  const references = objects.map(({ ref }) => ref.toString()).join(' ');
  return objects.length === 0 ? '' : `/${key} [${references}]\n`;
}

/** The certificates a signed document carries, its timestamp's included, DER. */
export function certificatesIn(signed: SignedDocument): readonly Uint8Array[] {
  const place = findSignature(signed.pdf);
  if (!place.ok) return [];
  const { certificates, timestamp } = place.value.cms;
  const stamp = timestamp === null ? null : readCms(timestamp, 'timestamp');
  const ofStamp = stamp?.ok === true ? stamp.value.certificates : [];
  return [...certificates, ...ofStamp].map(({ der }) => der);
}

/**
 * Brings a B-T signature to B-LT: a second incremental update adds the document security store (ETSI EN 319 142-1
 * §5.4.2), without `VRI`. The signed bytes stay an exact prefix. Errors: `pdf/self-check-failed` also when the data
 * do not tell the state of the signer's certificate.
 */
export function addValidationData(
  signed: SignedDocument,
  { certificates, crls, ocsps }: ValidationData,
): Result<SignedDocument> {
  const place = findSignature(signed.pdf);
  if (!place.ok) return place;
  const { file } = place.value;
  const base = updateBase(file);
  if (!base.ok) return base;
  const { catalogRef, catalog, size } = base.value;
  const store = PDFRef.of(size);
  const certs = streamsOf([...certificatesIn(signed), ...certificates], size + 1);
  const lists = streamsOf(crls, size + 1 + certs.length);
  const answers = streamsOf(ocsps, size + 1 + certs.length + lists.length);
  const storeBody = `<<\n/Type /DSS\n${arrayOf('Certs', certs)}${arrayOf('CRLs', lists)}${arrayOf('OCSPs', answers)}>>`;
  const newCatalog = catalog.clone();
  newCatalog.set(PDFName.of('DSS'), store);
  const catalogBody = newCatalog.toString().replace(/>>$/, `/Extensions ${EXTENSION}\n>>`);
  const objects = [
    { ref: catalogRef, body: catalogBody },
    { ref: store, body: storeBody },
    ...certs,
    ...lists,
    ...answers,
  ];
  const pdf = appendUpdate(file, {
    objects,
    size: size + objects.length - 1,
    seed: `${signed.sha256} DSS`,
  });
  return checkedExtension(signed, pdf, signed.pdf, 'PAdES B-LT');
}
