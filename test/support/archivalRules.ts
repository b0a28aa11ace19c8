import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from 'pdf-lib';
import { structureProblems } from './structureRules.ts';

/** Reads dictionary paths of a document in tests: `at(catalog, 'Names', 'EmbeddedFiles')`. */
export function at(
  start: PDFObject | undefined,
  ...path: readonly string[]
): PDFObject | undefined {
  let current: PDFObject | undefined = start;
  for (const key of path) {
    const dictionary = current instanceof PDFRawStream ? current.dict : current;
    if (!(dictionary instanceof PDFDict)) return undefined;
    current = dictionary.lookup(PDFName.of(key));
  }
  return current;
}

/** The text of a string object. */
export function textAt(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString
    ? object.decodeText()
    : undefined;
}

class Findings {
  readonly all: string[] = [];

  expect(holds: boolean, rule: string): void {
    if (!holds) this.all.push(rule);
  }
}

function checkFile(bytes: Uint8Array, findings: Findings): void {
  const text = Buffer.from(bytes).toString('latin1');
  findings.expect(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(text), 'header with binary comment');
  findings.expect(/%%EOF\n?$/.test(text), 'nothing after %%EOF');
  findings.expect(!text.includes('/Encrypt'), 'no encryption');
  findings.expect(!text.includes('/ObjStm') && !text.includes('/XRef'), 'classic file');
  findings.expect(!/\/(JavaScript|JS|Launch|OpenAction|AA)\b/.test(text), 'no actions');
}

function checkCatalog(catalog: PDFDict, findings: Findings): void {
  findings.expect(textAt(at(catalog, 'Lang')) === 'it-IT', 'catalog Lang');
  findings.expect(String(at(catalog, 'MarkInfo', 'Marked')) === 'true', 'MarkInfo Marked');
  findings.expect(
    String(at(catalog, 'ViewerPreferences', 'DisplayDocTitle')) === 'true',
    'DisplayDocTitle',
  );
  const intents = at(catalog, 'OutputIntents');
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  findings.expect(String(at(intent, 'S')) === '/GTS_PDFA1', 'output intent');
  findings.expect(String(at(intent, 'DestOutputProfile', 'N')) === '3', 'ICC profile of 3 colours');
}

function checkMetadata(catalog: PDFDict, info: PDFDict | undefined, findings: Findings): void {
  const metadata = at(catalog, 'Metadata');
  if (!(metadata instanceof PDFRawStream)) {
    findings.all.push('XMP stream');
    return;
  }
  findings.expect(at(metadata, 'Filter') === undefined, 'XMP not compressed');
  const xmp = Buffer.from(metadata.contents).toString('utf8');
  const tag = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xmp)?.[1];
  findings.expect(tag('pdfaid:part') === '3', 'pdfaid part 3');
  findings.expect(tag('pdfaid:conformance') === 'A', 'pdfaid conformance A');
  findings.expect(tag('pdfuaid:part') === '1', 'pdfuaid part 1');
  findings.expect(
    tag('pdfaSchema:namespaceURI') === 'http://www.aiim.org/pdfua/ns/id/',
    'extension schema of pdfuaid',
  );
  const unescaped = xmp.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const title = textAt(at(info, 'Title')) ?? '';
  findings.expect(title !== '' && unescaped.includes(`>${title}</rdf:li></rdf:Alt>`), 'title');
  const author = textAt(at(info, 'Author')) ?? '';
  findings.expect(unescaped.includes(`>${author}</rdf:li></rdf:Seq>`), 'author');
  findings.expect(textAt(at(info, 'Producer')) === tag('pdf:Producer'), 'producer');
  findings.expect(textAt(at(info, 'Creator')) === tag('xmp:CreatorTool'), 'creator tool');
  const digits = (date: string | undefined) => date?.replaceAll(/[^0-9+]/g, '');
  findings.expect(
    digits(textAt(at(info, 'CreationDate'))) === digits(tag('xmp:CreateDate')),
    'creation date',
  );
  findings.expect(
    digits(textAt(at(info, 'ModDate'))) === digits(tag('xmp:ModifyDate')),
    'modification date',
  );
}

function checkAttachment(catalog: PDFDict, findings: Findings): void {
  const names = at(catalog, 'Names', 'EmbeddedFiles', 'Names');
  if (!(names instanceof PDFArray) || names.size() !== 2) {
    findings.all.push('one attachment in a flat name tree');
    return;
  }
  findings.expect(String(names.get(0)) === '(cda.xml)', 'plain literal key');
  const specification = names.lookup(1);
  findings.expect(String(at(specification, 'F')) === '(cda.xml)', 'F');
  findings.expect(String(at(specification, 'UF')) === '(cda.xml)', 'UF');
  findings.expect(String(at(specification, 'AFRelationship')) === '/Source', 'AFRelationship');
  const stream = at(specification, 'EF', 'F');
  findings.expect(String(at(stream, 'Subtype')) === '/application#2Fxml', 'attachment Subtype');
  findings.expect(at(stream, 'Params', 'ModDate') !== undefined, 'attachment ModDate');
  if (stream instanceof PDFRawStream) {
    const size = decodePDFRawStream(stream).decode().length;
    findings.expect(String(at(stream, 'Params', 'Size')) === String(size), 'attachment Size');
  }
  const associated = at(catalog, 'AF');
  findings.expect(
    associated instanceof PDFArray && associated.lookup(0) === specification,
    'catalog AF',
  );
}

/** CIDs a font has a width for; PDF/A wants every shown one to be there and to have a Unicode value. */
function checkFont(
  font: PDFObject | undefined,
  name: string,
  shown: Set<number>,
  findings: Findings,
) {
  findings.expect(String(at(font, 'Subtype')) === '/Type0', `${name}: composite font`);
  findings.expect(String(at(font, 'Encoding')) === '/Identity-H', `${name}: Identity-H`);
  const descendants = at(font, 'DescendantFonts');
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  findings.expect(
    at(descendant, 'FontDescriptor', 'FontFile2') instanceof PDFRawStream,
    `${name}: embedded program`,
  );
  for (const key of ['Ascent', 'Descent', 'CapHeight', 'StemV', 'ItalicAngle', 'Flags']) {
    const value = at(descendant, 'FontDescriptor', key);
    findings.expect(
      value instanceof PDFNumber && Number.isFinite(value.asNumber()),
      `${name}: descriptor ${key}`,
    );
  }
  const widths = at(descendant, 'W');
  const list = widths instanceof PDFArray ? widths.lookup(1) : undefined;
  const known = list instanceof PDFArray ? list.size() : 0;
  const map = at(descendant, 'CIDToGIDMap');
  const glyphs = map instanceof PDFRawStream ? decodePDFRawStream(map).decode() : new Uint8Array();
  const toUnicode = at(font, 'ToUnicode');
  const cmap =
    toUnicode instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(toUnicode).decode()).toString('latin1')
      : '';
  for (const cid of shown) {
    findings.expect(cid >= 1 && cid <= known, `${name}: width of CID ${String(cid)}`);
    const glyph = (glyphs[cid * 2] ?? 0) * 256 + (glyphs[cid * 2 + 1] ?? 0);
    findings.expect(glyph > 0, `${name}: CID ${String(cid)} is not .notdef`);
    const hex = cid.toString(16).padStart(4, '0');
    findings.expect(cmap.includes(`<${hex}> <`), `${name}: Unicode of CID ${String(cid)}`);
  }
}

/** Walks a content stream; returns the marked-content identifiers in order of appearance. */
function checkContent(content: string, shown: Map<string, Set<number>>, findings: Findings) {
  const mcids: number[] = [];
  let depth = 0;
  let face = '';
  for (const line of content.split('\n')) {
    const marked = /^\/(\w+) <<\/MCID (\d+)>> BDC$/.exec(line);
    if (marked !== null) mcids.push(Number(marked[2]));
    if (marked !== null || line === '/Artifact BMC') {
      findings.expect(depth === 0, 'marked content is not nested');
      depth += 1;
    } else if (line === 'EMC') depth -= 1;
    else findings.expect(depth === 1, `everything is tagged or an artifact: ${line.slice(0, 40)}`);
    face = /^\/(\w+) [\d.]+ Tf/.exec(line)?.[1] ?? face;
    const hex = /<([0-9a-f]*)> Tj$/.exec(line)?.[1] ?? '';
    const cids = shown.get(face) ?? new Set<number>();
    for (let index = 0; index < hex.length; index += 4) {
      cids.add(Number.parseInt(hex.slice(index, index + 4), 16));
    }
    if (hex !== '') shown.set(face, cids);
    findings.expect(!/ (k|K|scn|SCN|Do)$/.test(line), 'device RGB text and rectangles only');
  }
  findings.expect(depth === 0, 'marked content is closed');
  return mcids;
}

/**
 * The rules of PDF/A-3a and PDF/UA-1 about the objects this program writes (not a general validator): returns
 * the rules broken, so that an empty list is a pass.
 */
export async function archivalProblems(
  bytes: Uint8Array,
  { carriesCda = true }: { readonly carriesCda?: boolean } = {},
): Promise<string[]> {
  const findings = new Findings();
  checkFile(bytes, findings);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const info = context.lookup(context.trailerInfo.Info);
  checkCatalog(catalog, findings);
  checkMetadata(catalog, info instanceof PDFDict ? info : undefined, findings);
  if (carriesCda) checkAttachment(catalog, findings);
  const shown = new Map<string, Set<number>>();
  const mcidsByPage = document.getPages().map((page, index) => {
    findings.expect(String(at(page.node, 'Tabs')) === '/S', 'Tabs S');
    findings.expect(String(at(page.node, 'StructParents')) === String(index), 'StructParents');
    const content = at(page.node, 'Contents');
    if (!(content instanceof PDFRawStream)) return [];
    const decoded = Buffer.from(decodePDFRawStream(content).decode()).toString('latin1');
    return checkContent(decoded, shown, findings);
  });
  const [firstPage] = document.getPages();
  for (const [name, cids] of shown) {
    checkFont(at(firstPage?.node, 'Resources', 'Font', name), name, cids, findings);
  }
  const pageRefs = document.getPages().map((page) => page.ref);
  findings.all.push(...structureProblems(catalog, pageRefs, mcidsByPage));
  return [...new Set(findings.all)];
}
