import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { TestPki } from '../pki/makeTestPki.ts';

/** What the fixture PDF is to look like; everything left out is as the gateway wants it. */
export interface SignedPdfRequest {
  readonly cda: string | Uint8Array;
  readonly attachmentName?: string;
  readonly signature?: 'present' | 'none';
  /** `kids`: the attachment hangs under a `Kids` node of the name tree. */
  readonly nameTree?: 'flat' | 'kids';
  /** Puts the CDA in the XFA packet `datasets` and attaches nothing. */
  readonly asResource?: boolean;
  readonly signingDate?: Date | null;
  /** Certificate of the test PKI. */
  readonly signer?: string;
  /** Changes one covered byte once the signature is there. */
  readonly alteration?: 'after-signing';
  /** Options of `openssl cms -sign` beyond the usual. */
  readonly cmsOptions?: readonly string[];
}

/** Room for the CMS in hexadecimal digits. */
const contentsDigits = 16_384;
/** A name as long as the array of the byte range that takes its place, so that no offset moves. */
const rangePlaceholder = 'R'.repeat('[0 0000000000 0000000000 0000000000]'.length - 1);

/** A PDF date in UTC (ISO 32000-1 §7.9.4). */
function pdfDate(date: Date): string {
  return `D:${date.toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`;
}

function addSignatureField(document: PDFDocument, signingDate: Date | null): void {
  const { context, catalog } = document;
  const dictionary = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Contents: PDFHexString.of('0'.repeat(contentsDigits)),
  });
  dictionary.set(PDFName.of('ByteRange'), PDFName.of(rangePlaceholder));
  if (signingDate !== null) {
    dictionary.set(PDFName.of('M'), PDFString.of(pdfDate(signingDate)));
  }
  const field = context.obj({ FT: 'Sig', Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0] });
  field.set(PDFName.of('T'), PDFString.of('Firma1'));
  field.set(PDFName.of('V'), context.register(dictionary));
  catalog.set(
    PDFName.of('AcroForm'),
    context.obj({ Fields: [context.register(field)], SigFlags: 3 }),
  );
}

function moveUnderKids(document: PDFDocument): void {
  const names = document.catalog.lookup(PDFName.of('Names'), PDFDict);
  const tree = names.get(PDFName.of('EmbeddedFiles'));
  if (tree === undefined) throw new Error('The fixture has no attachment');
  names.set(PDFName.of('EmbeddedFiles'), document.context.obj({ Kids: [tree] }));
}

function addResource(document: PDFDocument, cda: Uint8Array): void {
  const { context, catalog } = document;
  const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  const packets = PDFArray.withContext(context);
  packets.push(PDFString.of('datasets'));
  packets.push(context.register(context.stream(cda)));
  form.set(PDFName.of('XFA'), packets);
}

function cmsOf(pki: TestPki, signer: string, content: Buffer, options: readonly string[]): Buffer {
  const path = (kind: string) => join(pki.directory, `${signer}.${kind}.pem`);
  const usual = ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER'];
  const keys = ['-signer', path('cert'), '-inkey', path('key')];
  const run = spawnSync('openssl', [...usual, ...keys, ...options], { input: content });
  if (run.status !== 0) throw new Error(run.stderr.toString());
  return run.stdout;
}

function sign(unsigned: Buffer, pki: TestPki, request: SignedPdfRequest): Buffer {
  const pdf = unsigned.toString('latin1');
  const hole = `<${'0'.repeat(contentsDigits)}>`;
  const start = pdf.indexOf(hole);
  const end = start + hole.length;
  const range = [start, end, pdf.length - end].map((value) => String(value).padStart(10, '0'));
  const ranged = pdf.replace(`/${rangePlaceholder}`, `[0 ${range.join(' ')}]`);
  const bytes = Buffer.from(ranged, 'latin1');
  const covered = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  const cms = cmsOf(pki, request.signer ?? 'signature', covered, request.cmsOptions ?? []);
  bytes.write(cms.toString('hex'), start + 1, 'latin1');
  // A byte of the header's comment: the file stays a PDF, its digest does not stay the same.
  if (request.alteration === 'after-signing') bytes.write('9', bytes.indexOf('%PDF-1.') + 7);
  return bytes;
}

/**
 * A signed PDF with a CDA inside, made with parts that neither the application nor the simulator uses for signing
 * (the system's OpenSSL), so that a mistake cannot agree with itself.
 */
export async function signedPdfFixture(pki: TestPki, request: SignedPdfRequest): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  const cda = Buffer.from(request.cda);
  if (request.asResource !== true) {
    await document.attach(cda, request.attachmentName ?? 'cda.xml', { mimeType: 'text/xml' });
    await document.flush();
  }
  if (request.nameTree === 'kids') moveUnderKids(document);
  if (request.signature === 'none') return Buffer.from(await document.save());
  const date = request.signingDate === undefined ? new Date() : request.signingDate;
  addSignatureField(document, date);
  if (request.asResource === true) addResource(document, cda);
  return sign(Buffer.from(await document.save({ useObjectStreams: false })), pki, request);
}
