import type { PDFDict } from 'pdf-lib';
import { readCertificate, type SignerCertificate } from '../pades/certificateOutline.ts';
import type { PdfFile } from '../structure/pdfFile.ts';

/** The document security store (ETSI EN 319 142-1 §5.4.2.2): proofs that outlive their authorities. */
export interface ValidationStore {
  readonly certificates: readonly SignerCertificate[];
  /** DER. */
  readonly crls: readonly Uint8Array[];
  /** DER, OCSPResponse. */
  readonly ocsps: readonly Uint8Array[];
}

function streams(file: PdfFile, store: PDFDict | undefined, key: string): Uint8Array[] {
  const references = file.array(file.entry(store, key))?.asArray() ?? [];
  return references
    .map((each) => file.streamContent(each))
    .filter((content) => content !== undefined);
}

/** Reads the store of a file; null when it has none. */
export function readValidationStore(file: PdfFile): ValidationStore | null {
  const store = file.dictionary(file.entry(file.catalog, 'DSS'));
  if (store === undefined) return null;
  return {
    certificates: streams(file, store, 'Certs')
      .map(readCertificate)
      .filter((certificate) => certificate !== null),
    crls: streams(file, store, 'CRLs'),
    ocsps: streams(file, store, 'OCSPs'),
  };
}
