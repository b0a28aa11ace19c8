import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeTestPki } from '../../pki/makeTestPki.ts';
import { virtualCardObstacle } from './smartCardDaemon.ts';
import { insertWhenReady, makeCnsCard, startVirtualDesk, virtualPins } from './virtualCns.ts';

// A national services card on the desk, for trying the program by hand. Standard input takes the lines `insert`,
// `remove` and `quit`; its end ends everything.

if (virtualCardObstacle !== null) {
  console.error(virtualCardObstacle);
  process.exit(1);
}
const directory = mkdtempSync(join(tmpdir(), 'sintesi-virtual-'));
const pki = await makeTestPki({
  directory,
  doctor: { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' },
});
const desk = await startVirtualDesk();
const [reader] = desk.readers;
const card = makeCnsCard(pki);
await insertWhenReady(reader, card);
console.log(JSON.stringify({ module: desk.modulePath, pki: directory, pins: virtualPins }));
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'insert') await insertWhenReady(reader, card);
  if (line === 'remove') reader.remove();
  if (line === 'quit') break;
}
await desk.stop();
rmSync(directory, { recursive: true });
