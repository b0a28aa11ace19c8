import { readFile } from 'node:fs/promises';
import { acquireDocument } from '../../electron/domain/acquireDocument.ts';
import type { CardPort } from '../../electron/domain/ports/card.ts';
import type { DocumentPdf } from '../../electron/domain/ports/documentPdf.ts';
import { sealDocument } from '../../electron/domain/sealDocument.ts';
import { signBatch } from '../../electron/domain/signBatch.ts';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import { createThreadedDocumentPdf } from '../../electron/pdf/thread/createThreadedDocumentPdf.ts';
import { countingCard } from '../demo/watchers.ts';
import { openDeskBench } from '../support/deskBench.ts';
import { valueOf } from '../support/pdfFixtures.ts';
import type { TestDesk } from '../support/testDesk.ts';
import type { BenchRow, BenchTable } from './measure.ts';

/** A batch is short: with a card of one second each document takes one. */
const batchDocuments = 10;
const cardDelayMs = 1000;

const assetsDirectory = new URL('../../assets/', import.meta.url);

/** A card that thinks for a while, as a real one does (0.3 to 2 s). */
function slowCard(card: CardPort, busy: { ms: number }): CardPort {
  return {
    ...card,
    async sign(request, pin) {
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, cardDelayMs));
      const value = await card.sign(request, pin);
      busy.ms += performance.now() - started;
      return value;
    },
  };
}

async function timedBatch(desk: TestDesk, pdf: DocumentPdf, name: string) {
  const count = { access: 0, signature: 0 };
  const busy = { ms: 0 };
  const bench = openDeskBench(desk);
  try {
    const card = slowCard(countingCard(valueOf(await bench.card()), count), busy);
    const cda = await readFile(desk.sampleFile);
    const { header } = valueOf(await acquireDocument(pdf, cda));
    const sealed = Array.from({ length: batchDocuments }, (_, index) => ({
      ...sealDocument(cda, header, new Date()),
      documentId: String(index),
    }));
    const samplesMs: number[] = [];
    const options = { fingerprint: null, authorities: [] };
    // One document first: the card's process, the PIN, the thread and its fonts are not the batch.
    valueOf(
      await signBatch(
        { card, pins: bench.pins, pdf, clock: bench.clock },
        sealed.slice(0, 1),
        options,
      ),
    );
    busy.ms = 0;
    count.signature = 0;
    const ports = { card, pins: bench.pins, pdf, clock: bench.clock };
    const started = performance.now();
    let last = started;
    const report = valueOf(
      await signBatch(ports, sealed, options, {
        onResult: () => {
          const now = performance.now();
          samplesMs.push(now - last);
          last = now;
        },
      }),
    );
    const elapsed = performance.now() - started;
    if (report.results.some(({ outcome }) => outcome.kind !== 'signed')) throw new Error(name);
    const row: BenchRow = { name, samplesMs };
    const facts = {
      [`${name}: share of time the card works`]: `${((100 * busy.ms) / elapsed).toFixed(1)} %`,
      [`${name}: documents per minute`]: ((60_000 * batchDocuments) / elapsed).toFixed(1),
      [`${name}: C_Sign`]: count.signature,
    };
    return { row, facts };
  } finally {
    await bench.close();
  }
}

/** A batch on a card of one second: the card is the only thing waited for. */
export async function batchTable(desk: TestDesk): Promise<BenchTable> {
  const threaded = createThreadedDocumentPdf({ assetsDirectory });
  try {
    const own = await timedBatch(desk, threaded, 'on its thread');
    const same = await timedBatch(desk, createDocumentPdf({ assetsDirectory }), 'same thread');
    return {
      title: `Batch of ${String(batchDocuments)} documents, card of ${String(cardDelayMs)} ms`,
      reference: 'on its thread',
      rows: [own.row, same.row],
      facts: { ...own.facts, ...same.facts },
    };
  } finally {
    await threaded.close();
  }
}
