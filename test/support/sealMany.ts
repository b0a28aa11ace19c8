import { readFile } from 'node:fs/promises';
import { acquireDocument } from '../../electron/domain/acquireDocument.ts';
import { sealDocument } from '../../electron/domain/sealDocument.ts';
import { withDeskBench } from './deskBench.ts';
import type { TestDesk } from './testDesk.ts';

/** Three patients in turn: the one of the sample and two of the same name, each with a codice fiscale and a birth of its own. */
const patients = [
  { codiceFiscale: 'RMSLSO31M04Z404R', born: '19310804' },
  { codiceFiscale: 'RMSLSO32M04Z404S', born: '19320804' },
  { codiceFiscale: 'RMSLSO33M04Z404T', born: '19330804' },
] as const;

function ofPatient(cda: string, index: number): string {
  const [sample] = patients;
  const { codiceFiscale, born } = patients[index % patients.length] ?? sample;
  return cda.replaceAll(sample.codiceFiscale, codiceFiscale).replaceAll(sample.born, born);
}

/** Puts so many sealed documents, each of its own set, of three patients in turn, and ready to be signed, into the archive of a desk. */
export async function sealMany(desk: TestDesk, count: number): Promise<void> {
  const text = await readFile(desk.sampleFile, 'utf8');
  await withDeskBench(desk, {}, async (bench) => {
    const archive = await bench.archive();
    if (!archive.ok) throw new Error(archive.error.code);
    for (let index = 0; index < count; index += 1) {
      const number = String(1000 + index);
      const own = text.replaceAll('SINTESI0000000001', `SINTESI000000${number}`);
      const cda = ofPatient(own, index);
      const acquired = await acquireDocument(bench.pdf, new TextEncoder().encode(cda));
      if (!acquired.ok) throw new Error(acquired.error.code);
      const { cda: bytes, header } = acquired.value;
      const saved = await archive.value.saveDocument(sealDocument(bytes, header, new Date()));
      if (!saved.ok) throw new Error(saved.error.code);
    }
  });
}
