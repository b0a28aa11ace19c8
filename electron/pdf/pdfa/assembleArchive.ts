import { createHash } from 'node:crypto';
import {
  PDFContext,
  PDFHeader,
  PDFHexString,
  PDFString,
  PDFWriter,
  type PDFDict,
  type PDFRef,
} from 'pdf-lib';
import type { FontSet } from '../fonts/fontSet.ts';
import type { Flow } from '../layout/flow.ts';
import { page as pageSize } from '../layout/theme.ts';
import { attachmentName, registerAttachment } from './attachCda.ts';
import { deflatedStream } from './deflatedStream.ts';
import { pdfDate } from './documentDates.ts';
import { producerName, xmpPacket, type ArchivalLevel, type DocumentMetadata } from './xmpPacket.ts';

/** Everything the archival file is made of. */
export interface ArchiveParts {
  readonly flow: Flow;
  readonly fonts: FontSet;
  readonly metadata: DocumentMetadata;
  /** The document to carry; null for a file that only shows. */
  readonly cda: Uint8Array | null;
  /** SHA-256 of what the file is about, hexadecimal: of `cda` where there is one. */
  readonly contentSha256: string;
  /** An sRGB ICC profile, for the output intent. */
  readonly iccProfile: Uint8Array;
  /** `PDF/A-3u` leaves the structure tree out, and with it PDF/UA-1. */
  readonly conformance: ArchivalLevel;
}

async function registerPages(
  context: PDFContext,
  { flow, fonts, conformance }: ArchiveParts,
): Promise<{ readonly tree: PDFRef; readonly pages: readonly PDFRef[] }> {
  const tree = context.nextRef();
  // Contents first: encoding the text is what tells the fonts which characters they hold.
  const contents = flow.pages.map((canvas) =>
    context.register(deflatedStream(context, canvas.content(), {})),
  );
  const resources = context.register(context.obj({ Font: await fonts.register(context) }));
  const pages = contents.map((content, index) =>
    context.register(
      context.obj({
        Type: 'Page',
        Parent: tree,
        MediaBox: [0, 0, pageSize.width, pageSize.height],
        Resources: resources,
        Contents: content,
        ...(conformance === 'PDF/A-3a' ? { StructParents: index, Tabs: 'S' } : {}),
      }),
    ),
  );
  context.assign(tree, context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }));
  return { tree, pages };
}

function registerOutputIntent(context: PDFContext, profile: Uint8Array): PDFRef {
  return context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: context.register(deflatedStream(context, profile, { N: 3 })),
    }),
  );
}

function infoDictionary(context: PDFContext, { title, author, at }: DocumentMetadata): PDFDict {
  const date = PDFString.of(pdfDate(at));
  return context.obj({
    Title: PDFHexString.fromText(title),
    Author: PDFHexString.fromText(author),
    Creator: PDFString.of(producerName),
    Producer: PDFString.of(producerName),
    CreationDate: date,
    ModDate: date,
  });
}

/** 16 bytes that name this file (ISO 32000-1 §14.4): the same content at the same instant is the same file. */
function fileIdentifier({ contentSha256, metadata }: ArchiveParts): PDFHexString {
  const seed = `${contentSha256} ${metadata.at.toISOString()}`;
  return PDFHexString.of(createHash('sha256').update(seed).digest('hex').slice(0, 32));
}

async function registerCatalog(context: PDFContext, parts: ArchiveParts): Promise<PDFRef> {
  const { tree, pages } = await registerPages(context, parts);
  const attachment =
    parts.cda === null ? null : registerAttachment(context, parts.cda, parts.metadata.at);
  // Never compressed, so that any tool may read it without a PDF library (ISO 19005-3 §6.6.2.1).
  const metadata = context.stream(
    Buffer.from(xmpPacket(parts.metadata, parts.conformance), 'utf8'),
    {
      Type: 'Metadata',
      Subtype: 'XML',
    },
  );
  return context.register(
    context.obj({
      Type: 'Catalog',
      Pages: tree,
      Lang: PDFString.of('it-IT'),
      ...(parts.conformance === 'PDF/A-3a'
        ? {
            MarkInfo: { Marked: true },
            StructTreeRoot: parts.flow.structure.register(context, pages),
          }
        : {}),
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: context.register(metadata),
      OutputIntents: [registerOutputIntent(context, parts.iccProfile)],
      ...(attachment === null
        ? {}
        : {
            Names: { EmbeddedFiles: { Names: [PDFString.of(attachmentName), attachment] } },
            AF: [attachment],
          }),
    }),
  );
}

/**
 * Writes a PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), or PDF/A-3u when asked: classic cross-reference table,
 * no object streams, so that the signature's update can be of the same kind. Same parts, same bytes.
 */
export async function assembleArchive(parts: ArchiveParts): Promise<Uint8Array> {
  const context = PDFContext.create();
  context.header = PDFHeader.forVersion(1, 7);
  const root = await registerCatalog(context, parts);
  const identifier = fileIdentifier(parts);
  context.trailerInfo = {
    Root: root,
    Info: context.register(infoDictionary(context, parts.metadata)),
    ID: context.obj([identifier, identifier]),
  };
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
}
