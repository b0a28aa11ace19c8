import { Command } from 'commander';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import { isComplete, runToJson, stepLines } from './demoReport.ts';
import { makeTestDesk } from '../support/testDesk.ts';
import { keepProducts } from './keepProducts.ts';
import { runDemo } from './runDemo.ts';

const assetsDirectory = new URL('../../assets/', import.meta.url);

interface DemoOptions {
  readonly json?: boolean;
  readonly out?: string;
}

const options = new Command('demo')
  .description('Un documento vero fa tutto il percorso, contro il simulatore del gateway')
  .option('--json', 'finisce con una riga JSON')
  .option('--out <folder>', 'conserva ciò che è stato prodotto')
  .parse()
  .opts<DemoOptions>();

const tell = (line: string): void => {
  if (options.json !== true) console.log(line);
};

const directory = await mkdtemp(join(tmpdir(), 'sintesi-demo-'));
try {
  tell('Sintesi: preparo certificati di prova, carta software e simulatore del gateway...');
  const desk = await makeTestDesk(directory);
  try {
    tell(
      `Documento di partenza: ${desk.sampleIsOfficial ? 'campione ufficiale' : 'campione nostro'}`,
    );
    const run = await runDemo(desk, (step) => {
      stepLines(step).forEach(tell);
    });
    const ledger = desk.gateway.ledger();
    const { access, signature } = run.signatures;
    tell(
      `\nFirme della carta: ${String(access)} per il canale, ${String(signature)} per i documenti`,
    );
    if (options.out !== undefined) {
      const out = resolve(options.out);
      await mkdir(out, { recursive: true });
      await keepProducts(out, run.exchanges, ledger, createDocumentPdf({ assetsDirectory }));
      tell(`Prodotti conservati in ${out}`);
    }
    if (options.json === true) console.log(JSON.stringify(runToJson(run, ledger)));
    process.exitCode = isComplete(run) ? 0 : 1;
  } finally {
    await desk.gateway.stop();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
