import type { PdfFile } from '../structure/pdfFile.ts';

/** A property of an XMP packet, written as an element or as an attribute. */
function property(xmp: string, name: string): string | undefined {
  const found = new RegExp(`${name}(?:>\\s*([^<\\s]*)|\\s*=\\s*["']([^"']*)["'])`).exec(xmp);
  return found?.[1] ?? found?.[2];
}

/** What archival and accessible kind of file a PDF says it is, e.g. `PDF/A-3A`, `PDF/UA-1`. A claim, not a judgement. */
export function archivalClaims(file: PdfFile): string[] {
  const metadata = file.streamContent(file.entry(file.catalog, 'Metadata'));
  if (metadata === undefined) return [];
  const xmp = Buffer.from(metadata).toString('utf8');
  const part = property(xmp, 'pdfaid:part');
  const conformance = property(xmp, 'pdfaid:conformance') ?? '';
  const accessible = property(xmp, 'pdfuaid:part');
  return [
    ...(part === undefined ? [] : [`PDF/A-${part}${conformance.toUpperCase()}`]),
    ...(accessible === undefined ? [] : [`PDF/UA-${accessible}`]),
  ];
}
