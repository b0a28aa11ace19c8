import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindContract, type Handlers } from '../../electron/ipc/bindContract.ts';
import { isSizeBounded } from '../../electron/ipc/requestSize.ts';
import { callOutcome } from '../../electron/gateway/callOutcome.ts';
import { decodeCda } from '../../electron/domain/decodeCda.ts';
import { importDraft } from '../../electron/domain/importDraft.ts';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import { verifyPdf } from '../../electron/pdf/verify/verifyPdf.ts';
import { readCatalogue } from '../../electron/terminology/readCatalogue.ts';
import { readPss } from '../../shared/cda/read/readPss.ts';
import { ok } from '../../shared/errors/result.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { parseJson, questionFrame, readIncoming } from '../../shared/ipc/wire.ts';
import { operations } from '../../shared/fse/operation.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';

/** A parser under attack: it must answer with a value, whatever it is given, and within bounds. */
export interface FuzzTarget {
  readonly name: string;
  /** Files to begin from, besides the kept corpus of `test/fuzz/corpus/<name>`. */
  readonly seeds: () => Promise<readonly Uint8Array[]>;
  /** Throws only where the parser has a defect. */
  readonly run: (bytes: Uint8Array) => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const file = (path: string): Uint8Array => new Uint8Array(readFileSync(join(root, path)));
const texts = (...all: readonly string[]): readonly Uint8Array[] =>
  all.map((text) => encoder.encode(text));

const documents = ['test/fixtures/pss/full.xml', 'test/fixtures/pss/minimal.xml'];
const pdfs = createDocumentPdf({ assetsDirectory: new URL('../../assets/', import.meta.url) });

function countingIds(): () => string {
  let last = 0;
  return () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}`;
}

const xml: FuzzTarget = {
  name: 'xml',
  seeds: () => Promise.resolve(documents.map(file)),
  run: (bytes) => {
    const text = decodeCda(bytes);
    if (!text.ok) return Promise.resolve();
    const parsed = parseXml(text.value);
    if (parsed.ok) readPss(parsed.value, countingIds());
    return Promise.resolve();
  },
};

const pdf: FuzzTarget = {
  name: 'pdf',
  seeds: async () => {
    const rendered = await pdfs.render(file('test/fixtures/pss/minimal.xml'), new Date(0));
    if (!rendered.ok) throw new Error(rendered.error.code);
    return [rendered.value.pdf];
  },
  run: async (bytes) => {
    verifyPdf(bytes);
    await importDraft(pdfs, bytes, { uuid: countingIds(), digits: (count) => '1'.repeat(count) });
  },
};

const catalogueFolder = join(root, 'assets', 'terminology');
const catalogue: FuzzTarget = {
  name: 'catalogue',
  seeds: () =>
    Promise.resolve(
      readdirSync(catalogueFolder)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => new Uint8Array(readFileSync(join(catalogueFolder, name)).subarray(0, 8000))),
    ),
  run: (bytes) => {
    readCatalogue({ name: '2.16.840.1.113883.6.103.csv', bytes, origin: 'file' });
    return Promise.resolve();
  },
};

const answers: FuzzTarget = {
  name: 'answer',
  seeds: () =>
    Promise.resolve(
      texts(
        '{"traceID":"c2e1818fe9a3a4d7","spanID":"c2e1818fe9a3a4d7","workflowInstanceId":"2.16.840.1^^^^urn:ihe:iti:xdw:2013:workflowInstanceId"}',
        '{"type":"/msg/syntax","title":"Errore","detail":"ERROR-1| campo","status":400,"instance":"/x","traceID":"a","spanID":"b"}',
        '{"error":{"code":"R224","message":"documento già presente"},"warning":"[W002|x]"}',
        '<html><body>502 Bad Gateway</body></html>',
        '[{"eventType":"SEND_TO_INI","eventDate":"2026-11-27","eventStatus":"BLOCKING_ERROR","message":"x"}]',
      ),
    ),
  run: (bytes) => {
    for (const operation of operations) {
      for (const status of [200, 202, 400, 409, 500, 504]) {
        const headers = { 'x-cart-id': 'CART-1', 'content-type': 'application/json' };
        const answer = { status, headers, body: bytes, peer: 'x', durationMs: 1 };
        callOutcome(operation, { kind: 'answered', answer }, 1_000_000);
      }
    }
    return Promise.resolve();
  },
};

const handlers = Object.fromEntries(
  Object.keys(contract).map((verb) => [verb, () => Promise.resolve(ok({}))]),
) as unknown as Handlers;

const ipc: FuzzTarget = {
  name: 'ipc',
  seeds: () =>
    Promise.resolve(
      texts(
        ...Object.keys(contract).map((verb) => JSON.stringify({ id: 1, verb, request: {} })),
        '{"id":2,"verb":"history.search","request":{"text":"ross","limit":50}}',
        '{"id":3,"result":{"ok":false,"error":{"code":"card/removed","data":{},"retry":"user"}}}',
        '{"event":"queue.changed","data":{"status":"idle"}}',
      ),
    ),
  run: async (bytes) => {
    const text = decoder.decode(bytes);
    readIncoming(text);
    const question = questionFrame.safeParse(parseJson(text));
    if (!question.success) return;
    const { verb, request } = question.data;
    isSizeBounded(request);
    // The answers of these handlers do not fit every schema: only what is thrown before them counts.
    const bound = bindContract(handlers, { correlationId: () => 'c', onDefect: () => undefined });
    await bound(verb, request);
    if (Reflect.get({}, 'a') !== undefined) throw new Error('the prototype of objects was reached');
  },
};

const draftFile: FuzzTarget = {
  name: 'draft',
  seeds: () =>
    Promise.resolve(
      texts(
        '{"format":"sintesi-pss-draft","version":1}',
        '{"resourceType":"Bundle","type":"document","entry":[{"resource":{"resourceType":"Composition"}}]}',
      ),
    ),
  run: async (bytes) => {
    await importDraft(pdfs, bytes, { uuid: countingIds(), digits: (count) => '1'.repeat(count) });
  },
};

/** Every parser that reads what others wrote. */
export const fuzzTargets: readonly FuzzTarget[] = [xml, pdf, catalogue, answers, ipc, draftFile];
