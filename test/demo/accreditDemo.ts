import { Command } from 'commander';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GatewayTransport } from '../../electron/domain/ports/transport.ts';
import { accredit } from '../../electron/headless/accreditation/accredit.ts';
import { createFaultInjector } from '../../electron/headless/accreditation/faultInjector.ts';
import { writeResult } from '../../electron/headless/verbResult.ts';
import { dataPackDirectory } from '../support/dataPack.ts';
import { furnishDesk, withDeskBench } from '../support/deskBench.ts';
import { makeTestDesk } from '../support/testDesk.ts';

interface AccreditDemoOptions {
  readonly cases: string;
  readonly json?: boolean;
  readonly out: string;
}

const options = new Command('accredit-demo')
  .description('I casi di accreditamento, con carta software e simulatore del gateway')
  .requiredOption('--out <folder>', 'cartella da scrivere')
  .option('--cases <ids>', 'all, regional, oppure identificativi separati da virgola', 'all')
  .option('--json', 'risponde con una riga JSON')
  .parse()
  .opts<AccreditDemoOptions>();

if (dataPackDirectory() === null) {
  console.error(
    'Senza i controlli ufficiali (FSE_PACK_DIR) il simulatore non riconosce gli errori semantici: quei casi risulteranno diversi.',
  );
}

const directory = await mkdtemp(join(tmpdir(), 'sintesi-accreditation-'));
try {
  // The base document is of the same doctor as our own sample.
  const desk = await makeTestDesk(directory, { sample: 'own' });
  try {
    await furnishDesk(desk);
    const injector = createFaultInjector();
    const request = { cases: options.cases, out: resolve(options.out) };
    const watch = { transport: (inner: GatewayTransport) => injector.wrap(inner) };
    const result = await withDeskBench(desk, { watch }, (bench) =>
      accredit(bench, injector, request),
    );
    process.exitCode = writeResult('accredit', result, options.json === true, {
      out: (line) => process.stdout.write(`${line}\n`),
      err: (line) => process.stderr.write(`${line}\n`),
    });
  } finally {
    await desk.gateway.stop();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
