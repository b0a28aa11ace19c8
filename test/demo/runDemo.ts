import type { VerbResult } from '../../electron/headless/verbResult.ts';
import { annul, updateMetadata } from '../../electron/headless/verbs/actOnPublished.ts';
import { importDocument } from '../../electron/headless/verbs/importDocument.ts';
import { importSogeiIdentity } from '../../electron/headless/verbs/importSogeiIdentity.ts';
import { init } from '../../electron/headless/verbs/init.ts';
import { publish } from '../../electron/headless/verbs/publish.ts';
import { replace } from '../../electron/headless/verbs/replace.ts';
import { join } from 'node:path';
import { openDeskBench } from '../support/deskBench.ts';
import type { TestDesk } from '../support/testDesk.ts';
import {
  countingCard,
  recordingTransport,
  type RecordedExchange,
  type SignatureCount,
} from './watchers.ts';

/** One step of the demo: what it is called and what the program answered. */
export interface DemoStep {
  readonly name: string;
  readonly result: VerbResult;
  readonly durationMs: number;
}

/** Everything a demo run showed. */
export interface DemoRun {
  readonly steps: readonly DemoStep[];
  readonly signatures: SignatureCount;
  readonly exchanges: readonly RecordedExchange[];
}

function documentIdOf(result: VerbResult): string {
  return result.ok ? String(result.value.json['documentId']) : '';
}

/**
 * The main job over real parts: the sample is imported, published, replaced by its next version, updated and
 * annulled. `onStep` hears each step as it ends; a step that fails ends the run.
 */
export async function runDemo(desk: TestDesk, onStep: (step: DemoStep) => void): Promise<DemoRun> {
  const signatures: SignatureCount = { access: 0, signature: 0 };
  const exchanges: RecordedExchange[] = [];
  const steps: DemoStep[] = [];
  const bench = openDeskBench(desk, {
    watch: {
      card: (card) => countingCard(card, signatures),
      transport: (transport) => recordingTransport(transport, exchanges),
    },
  });
  const step = async (name: string, action: () => Promise<VerbResult>): Promise<VerbResult> => {
    const started = performance.now();
    const result = await action();
    const done = { name, result, durationMs: performance.now() - started };
    steps.push(done);
    onStep(done);
    return result;
  };
  const pkiFile = (name: string) => join(desk.pki.directory, name);
  const journey: readonly (() => Promise<VerbResult>)[] = [
    () => step('init', () => init(bench)),
    () =>
      step('identity', () =>
        importSogeiIdentity(bench, pkiFile('sogei-sign.cert.pem'), pkiFile('sogei-sign.key.pem')),
      ),
    () => step('import', () => importDocument(bench, desk.sampleFile)),
    () => step('create', () => publish(bench, desk.sampleFile)),
    () => step('replace', () => replace(bench, desk.header.documentId, null)),
    () => step('update-metadata', () => updateMetadata(bench, lastDocumentId(), null)),
    () => step('annul', () => annul(bench, lastDocumentId())),
  ];
  const lastDocumentId = (): string => {
    const replaced = steps.find((each) => each.name === 'replace');
    return replaced === undefined ? '' : documentIdOf(replaced.result);
  };
  try {
    for (const act of journey) {
      const result = await act();
      if (!result.ok || !result.value.succeeded) break;
    }
  } finally {
    await bench.close();
  }
  return { steps, signatures, exchanges };
}
