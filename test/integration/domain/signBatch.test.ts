import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appError } from '../../../shared/errors/appError.ts';
import { acquireDocument } from '../../../electron/domain/acquireDocument.ts';
import type { SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { CardPort } from '../../../electron/domain/ports/card.ts';
import { sealDocument } from '../../../electron/domain/sealDocument.ts';
import { signBatch, type BatchObserver } from '../../../electron/domain/signBatch.ts';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { createThreadedDocumentPdf } from '../../../electron/pdf/thread/createThreadedDocumentPdf.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { systemClock } from '../../../electron/process/systemClock.ts';
import { createCard } from '../../../electron/card/createCard.ts';
import { makeSoftwareCard, type SoftwareCard } from '../../cards/softwareCard.ts';
import { countingCard } from '../../demo/watchers.ts';
import { makeTestPki } from '../../pki/makeTestPki.ts';
import { valueOf, variedCda } from '../../support/pdfFixtures.ts';

const pdf = createThreadedDocumentPdf({
  assetsDirectory: new URL('../../../assets/', import.meta.url),
});
const sample = Buffer.from(variedCda()).toString('utf8');
let directory = '';
let softwareCard: SoftwareCard;
let documents: readonly SealedDocument[];
const open: CardPort[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-batch-'));
  const { header } = valueOf(await acquireDocument(pdf, Buffer.from(sample)));
  const { documentId, legalAuthenticator } = header;
  const pki = await makeTestPki({ directory: join(directory, 'pki'), doctor: legalAuthenticator });
  softwareCard = await makeSoftwareCard({ directory: join(directory, 'card'), pki });
  const [, extension = ''] = documentId.split('^');
  documents = await Promise.all(
    Array.from({ length: 6 }, async (_, index) => {
      const cda = Buffer.from(sample.replaceAll(extension, `${extension}${String(index)}`));
      const acquired = valueOf(await acquireDocument(pdf, cda));
      return sealDocument(cda, acquired.header, new Date());
    }),
  );
});
afterAll(async () => {
  await Promise.all(open.map((card) => card.close()));
  await pdf.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A fresh session with the card: nobody is logged in yet. */
function session(pins = softwareCard.pins) {
  const count = { access: 0, signature: 0 };
  const card = createCard({
    host: nodeProcessHost,
    modulePath: softwareCard.modulePath,
    environment: softwareCard.environment,
    clock: systemClock,
  });
  open.push(card);
  const asked: string[] = [];
  const source = handedPins(pins);
  const ports = {
    card: countingCard(card, count),
    pdf,
    clock: systemClock,
    pins: {
      ask: (question: Parameters<typeof source.ask>[0]) => {
        asked.push(question.reason);
        return source.ask(question);
      },
    },
  };
  return { ports, count, asked };
}

const options = { fingerprint: null, authorities: [] };

function batch(
  ports: ReturnType<typeof session>['ports'],
  list: readonly SealedDocument[],
  observer: BatchObserver = {},
) {
  return signBatch(ports, list, options, observer);
}

describe('a batch of signatures', () => {
  it('signs every document with one PIN and one card operation each, telling them in order', async () => {
    const { ports, count, asked } = session();
    const told: string[] = [];
    const { results, stoppedBy } = valueOf(
      await batch(ports, documents, {
        onResult: ({ documentId, outcome }, { done, total }) =>
          told.push(`${documentId} ${outcome.kind} ${String(done)}/${String(total)}`),
      }),
    );
    expect(stoppedBy).toBeNull();
    expect(asked).toEqual(['Firma di 6 profili']);
    expect(count).toEqual({ access: 0, signature: 6 });
    expect(told).toEqual(
      documents.map(({ documentId }, index) => `${documentId} signed ${String(index + 1)}/6`),
    );
    for (const [index, { outcome }] of results.entries()) {
      if (outcome.kind !== 'signed') throw new Error(outcome.kind);
      expect(outcome.document.cdaSha256).toBe(documents[index]?.cdaSha256);
      const { verdict, cda } = await pdf.verify(outcome.document.pdf);
      expect(verdict).toBe('valid');
      expect(Buffer.from(cda ?? []).equals(Buffer.from(documents[index]?.cda ?? []))).toBe(true);
    }
  });

  it('fails a document that cannot be signed alone', async () => {
    const { ports, count } = session();
    const [good, other, broken] = documents;
    if (!good || !other || !broken) throw new Error('three documents are needed');
    const list = [
      good,
      { ...other, author: { ...other.author, codiceFiscale: 'MNTMRA03M71C615V' } },
      { ...broken, cda: Buffer.from('<html/>') },
      { ...good, documentId: 'last' },
    ];
    const { results, stoppedBy } = valueOf(await batch(ports, list));
    expect(stoppedBy).toBeNull();
    expect(
      results.map(({ outcome }) => (outcome.kind === 'failed' ? outcome.error.code : outcome.kind)),
    ).toEqual(['signed', 'certificate/other-doctor', 'cda/other-document', 'signed']);
    expect(count.signature).toBe(2);
  });

  it('stops at a wrong PIN before any signature, having tried it once', async () => {
    const { ports, count, asked } = session({ ...softwareCard.pins, signature: '00000000' });
    const result = await batch(ports, documents);
    expect(result.ok ? 'ok' : result.error.code).toBe('card/pin-incorrect');
    expect({ asked: asked.length, signatures: count.signature }).toEqual({
      asked: 1,
      signatures: 0,
    });
  });

  it('stops when the card fails halfway: what is signed stays signed, the rest is untouched', async () => {
    const { ports, count } = session();
    const { card } = ports;
    const failing: CardPort = {
      ...card,
      sign: async (request, pin) => {
        if (count.signature === 2) await card.logout();
        return count.signature === 2
          ? {
              ok: false,
              error: appError('card/device-removed', { returnValue: 0x32, call: 'C_Sign' }),
            }
          : card.sign(request, pin);
      },
    };
    const { results, stoppedBy } = valueOf(await batch({ ...ports, card: failing }, documents));
    expect(stoppedBy?.code).toBe('card/device-removed');
    expect(results.map(({ outcome }) => outcome.kind)).toEqual([
      'signed',
      'signed',
      'failed',
      'not-signed',
      'not-signed',
      'not-signed',
    ]);
  });

  it('stops when the person says so', async () => {
    const { ports, count } = session();
    const controller = new AbortController();
    const { results } = valueOf(
      await batch(ports, documents, {
        signal: controller.signal,
        onResult: () => {
          controller.abort();
        },
      }),
    );
    const kinds = results.map(({ outcome }) => outcome.kind);
    expect(kinds[0]).toBe('signed');
    expect(kinds.at(-1)).toBe('not-signed');
    expect(count.signature).toBe(kinds.filter((kind) => kind === 'signed').length);
  });

  it('asks for no PIN where the person stopped while the certificate was being looked for', async () => {
    const { ports, count, asked } = session();
    const controller = new AbortController();
    const { card } = ports;
    const slow: CardPort = {
      ...card,
      certificates: () => {
        controller.abort();
        return card.certificates();
      },
    };
    const told: number[] = [];
    const { results, stoppedBy } = valueOf(
      await batch({ ...ports, card: slow }, documents, {
        signal: controller.signal,
        onResult: (_, { done }) => told.push(done),
      }),
    );
    expect({ asked: asked.length, signatures: count.signature, stoppedBy }).toEqual({
      asked: 0,
      signatures: 0,
      stoppedBy: null,
    });
    expect(new Set(results.map(({ outcome }) => outcome.kind))).toEqual(new Set(['not-signed']));
    expect(told).toEqual(documents.map((_, index) => index + 1));
  });
});
