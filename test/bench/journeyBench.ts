import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicationMetadata } from '../../shared/fse/requestBody.ts';
import { judge } from '../../shared/conformance/judge.ts';
import type { Result } from '../../shared/errors/result.ts';
import { acquireDocument } from '../../electron/domain/acquireDocument.ts';
import { findCertificate, unlockCertificate } from '../../electron/domain/cardAccess.ts';
import { enqueueDocument } from '../../electron/domain/enqueueAct.ts';
import { sealDocument } from '../../electron/domain/sealDocument.ts';
import { sendSubmission } from '../../electron/domain/sendSubmission.ts';
import type { Workbench } from '../../electron/headless/workbench.ts';
import { countingCard, type SignatureCount } from '../demo/watchers.ts';
import { furnishDesk, openDeskBench } from '../support/deskBench.ts';
import { makeTestDesk, type TestDesk } from '../support/testDesk.ts';
import type { BenchRow, BenchTable } from './measure.ts';

const warmUp = 3;
const runs = 30;

const stations = [
  'acquire',
  'judge',
  'render',
  'prepare',
  'card signature',
  'complete and verify',
  'archive and queue',
  'send and record',
] as const;

type Station = (typeof stations)[number];

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.data)}`);
  return result.value;
}

/** Documents that differ only in their own identifier. */
async function documents(desk: TestDesk): Promise<(index: number) => Uint8Array> {
  const text = await readFile(desk.sampleFile, 'utf8');
  const [, extension = ''] = desk.header.documentId.split('^');
  return (index) => Buffer.from(text.replaceAll(extension, `${extension}${String(index)}`));
}

/** One document through every station; each time goes to its row. */
async function travel(
  bench: Workbench,
  bytes: Uint8Array,
  note: (station: Station, milliseconds: number) => void,
): Promise<void> {
  const timed = async <Value>(station: Station, action: () => Promise<Value> | Value) => {
    const started = performance.now();
    const value = await action();
    note(station, performance.now() - started);
    return value;
  };
  const settings = got(await bench.settings());
  const pack = got(await bench.officialPack());
  const card = got(await bench.card());
  const archive = got(await bench.archive());
  const gateway = got(await bench.gateway());
  const { clock, randomness, pdf, pins } = bench;
  const acquired = got(await timed('acquire', () => acquireDocument(pdf, bytes)));
  const verdict = await timed('judge', () => judge(acquired.text, pack));
  if (verdict.verdict === 'refused') throw new Error('the sample is refused');
  const document = sealDocument(acquired.cda, acquired.header, clock.now());
  const signer = got(
    await findCertificate(card, {
      purpose: 'signature',
      codiceFiscale: document.author.codiceFiscale,
      fingerprint: null,
    }),
  );
  got(
    await unlockCertificate(card, pins, signer.certificate, { purpose: 'signature', reason: '' }),
  );
  const at = clock.now();
  const rendered = got(await timed('render', () => pdf.render(document.cda, at)));
  const prepared = got(await timed('prepare', () => pdf.prepare(rendered, signer.chain, at)));
  const value = got(
    await timed('card signature', () =>
      card.sign({
        fingerprint: signer.certificate.fingerprint,
        mechanism: prepared.mechanism,
        data: prepared.dataToSign,
      }),
    ),
  );
  const signed = got(await timed('complete and verify', () => pdf.complete(prepared, value)));
  const drafted = new Date(document.effectiveAt);
  const metadata = publicationMetadata({
    profile: settings.profile,
    environment: settings.environment,
    serviceStart: drafted,
    serviceEnd: drafted,
    visibility: null,
    documentId: document.documentId,
  });
  const submission = got(
    await timed('archive and queue', async () => {
      got(await archive.saveDocument(document));
      return enqueueDocument({ archive, clock, randomness }, document, signed, null, metadata);
    }),
  );
  const ports = { archive, gateway, clock, randomness };
  const end = got(
    await timed('send and record', () => sendSubmission(ports, submission.submissionId)),
  );
  if (end.state !== 'accepted' && end.state !== 'indexed') throw new Error(end.state);
}

/** Time per station of the journey, and how often the card was asked to sign. */
export async function journeyTables(): Promise<readonly BenchTable[]> {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-bench-'));
  const desk = await makeTestDesk(directory);
  await furnishDesk(desk);
  const signatures: SignatureCount = { access: 0, signature: 0 };
  const bench = openDeskBench(desk, {
    watch: { card: (card) => countingCard(card, signatures) },
  });
  const samples = new Map<Station, number[]>(stations.map((station) => [station, []]));
  try {
    const document = await documents(desk);
    for (let index = 0; index < warmUp + runs; index += 1) {
      await travel(bench, document(index), (station, milliseconds) => {
        if (index >= warmUp) samples.get(station)?.push(milliseconds);
      });
    }
  } finally {
    await bench.close();
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  }
  const rows: BenchRow[] = [...samples].map(([name, samplesMs]) => ({ name, samplesMs }));
  const whole = Array.from({ length: runs }, (_, index) =>
    rows.reduce((sum, row) => sum + (row.samplesMs[index] ?? 0), 0),
  );
  return [
    {
      title: 'The journey of one document, by station',
      reference: 'whole journey',
      rows: [...rows, { name: 'whole journey', samplesMs: whole }],
      facts: {
        'documents sent in one session': warmUp + runs,
        'card signatures for the channel': signatures.access,
        'card signatures for documents': signatures.signature,
      },
    },
  ];
}
