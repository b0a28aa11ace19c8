import type { PDFDict } from 'pdf-lib';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { attachmentName } from '../pdfa/attachCda.ts';
import type { PdfFile, Unresolved } from '../structure/pdfFile.ts';

/** What the gateway would find, and why it would not. */
export interface FoundAttachment {
  readonly cda: Uint8Array | null;
  readonly problems: readonly AppError[];
}

interface Entry {
  readonly names: readonly string[];
  readonly specification: PDFDict | undefined;
}

function pairsOf(file: PdfFile, node: PDFDict | undefined): Entry[] {
  const names = file.array(file.entry(node, 'Names'));
  const entries: Entry[] = [];
  for (let index = 0; index + 1 < (names?.size() ?? 0); index += 2) {
    const specification = file.dictionary(names?.get(index + 1));
    const found = [
      file.string(names?.get(index)),
      file.string(file.entry(specification, 'UF') ?? file.entry(specification, 'F')),
    ].filter((name) => name !== undefined);
    entries.push({ names: found, specification });
  }
  return entries;
}

/** The gateway reads the root of the name tree or else one level of kids, and looks nowhere deeper. */
function entriesOf(file: PdfFile): Entry[] {
  const root = file.dictionary(
    file.entry(file.dictionary(file.entry(file.catalog, 'Names')), 'EmbeddedFiles'),
  );
  const own = pairsOf(file, root);
  if (own.length > 0) return own;
  const kids: Unresolved[] = file.array(file.entry(root, 'Kids'))?.asArray() ?? [];
  return kids.flatMap((kid) => pairsOf(file, file.dictionary(kid)));
}

/**
 * Looks for the CDA as the gateway's dispatcher does: in the catalog's embedded files, by the exact name
 * `cda.xml` as key or file name, content under EF/F; one attachment without EF/F hides all of them.
 */
export function findAttachment(file: PdfFile): FoundAttachment {
  const entries = entriesOf(file);
  if (entries.length === 0) {
    return { cda: null, problems: [appError('pdf/attachment-missing', {})] };
  }
  const streams = entries.map(({ specification }) =>
    file.streamContent(file.entry(file.dictionary(file.entry(specification, 'EF')), 'F')),
  );
  const position = entries.findIndex(({ names }) => names.includes(attachmentName));
  if (position < 0) {
    const found = [...new Set(entries.flatMap(({ names }) => names))];
    return { cda: null, problems: [appError('pdf/attachment-wrong-name', { found })] };
  }
  const cda = streams[position] ?? null;
  return streams.includes(undefined)
    ? { cda, problems: [appError('pdf/attachment-unreadable', {})] }
    : { cda, problems: [] };
}
