import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemoHost } from '../support/hostDesk.ts';

/** `npm start -- --demo`: a doctor's desk made of test parts, served to the browser until Ctrl+C. */
const directory = await mkdtemp(join(tmpdir(), 'sintesi-demo-'));
const portArgument = process.argv.find((argument) => argument.startsWith('--port='));
const { host, desk, close } = await openDemoHost(directory, {
  port: Number(portArgument?.slice('--port='.length) ?? 0),
});
console.log(`
Sintesi, banco di prova: carta software, simulatore del nodo regionale, archivio cifrato.

  Indirizzo (valido una volta)   ${host.url}
  PIN di firma                   ${desk.card.pins.signature}
  PIN della carta (accesso)      ${desk.card.pins.access}
  Documento da importare         ${desk.sampleFile}

Ctrl+C per chiudere; tutto quello che è stato fatto viene cancellato.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void close()
      .then(() => rm(directory, { recursive: true, force: true }))
      .then(() => process.exit(0));
  });
}
