import { join } from 'node:path';
import { handedPins, type PinsByPurpose } from '../../electron/headless/secretSources.ts';
import type { VerbResult } from '../../electron/headless/verbResult.ts';
import { importSogeiIdentity } from '../../electron/headless/verbs/importSogeiIdentity.ts';
import { init } from '../../electron/headless/verbs/init.ts';
import { Workbench } from '../../electron/headless/workbench.ts';
import type { WorkbenchOptions } from '../../electron/headless/workbench/workbenchOptions.ts';
import { ok } from '../../shared/errors/result.ts';
import type { TestDesk } from './testDesk.ts';

/** What opens the archive of a test desk. */
export const deskPassphrase = 'una frase segreta di prova';

/** Where a workbench departs from the one a doctor would have at the desk. */
export interface DeskBenchChoices {
  readonly pins?: PinsByPurpose;
  readonly cardEnvironment?: Readonly<Record<string, string>>;
  readonly onCardProcess?: (pid: number | undefined) => void;
  readonly watch?: WorkbenchOptions['watch'];
  readonly outboxPolicy?: WorkbenchOptions['outboxPolicy'];
}

/** The workbench of a desk, with its card and PINs. */
export function openDeskBench(desk: TestDesk, choices: DeskBenchChoices = {}): Workbench {
  return new Workbench({
    home: desk.home,
    officialPack: null,
    cardModule: null,
    pins: handedPins(choices.pins ?? desk.card.pins),
    passphrase: () => Promise.resolve(ok(deskPassphrase)),
    cardEnvironment: choices.cardEnvironment ?? desk.card.environment,
    ...(choices.onCardProcess === undefined ? {} : { onCardProcess: choices.onCardProcess }),
    ...(choices.outboxPolicy === undefined ? {} : { outboxPolicy: choices.outboxPolicy }),
    ...(choices.watch === undefined ? {} : { watch: choices.watch }),
  });
}

/** Runs one action over a fresh workbench and closes it. */
export async function withDeskBench<Value>(
  desk: TestDesk,
  choices: DeskBenchChoices,
  action: (bench: Workbench) => Promise<Value>,
): Promise<Value> {
  const bench = openDeskBench(desk, choices);
  try {
    return await action(bench);
  } finally {
    await bench.close();
  }
}

/** Makes the archive and imports the Sogei identity, as a doctor does once. */
export function furnishDesk(desk: TestDesk): Promise<void> {
  return withDeskBench(desk, {}, async (bench) => {
    const file = (name: string) => join(desk.pki.directory, name);
    const results = [
      await init(bench),
      await importSogeiIdentity(bench, file('sogei-sign.cert.pem'), file('sogei-sign.key.pem')),
    ];
    const failed = results.find((result) => !result.ok);
    if (failed?.ok === false) throw new Error(failed.error.code);
  });
}

/** The error code of a verb's result; `ok` where it did its work, the error it reports where that is a refusal. */
export function codeOf(result: VerbResult): string {
  if (!result.ok) return result.error.code;
  const error = result.value.json['error'];
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'ok';
}
