import { readFile } from 'node:fs/promises';
import { acquireDocument } from '../../electron/domain/acquireDocument.ts';
import { sealDocument } from '../../electron/domain/sealDocument.ts';
import { withDeskBench } from './deskBench.ts';
import type { TestDesk } from './testDesk.ts';

/** Puts so many sealed documents, each of its own set and ready to be signed, into the archive of a desk. */
export async function sealMany(desk: TestDesk, count: number): Promise<void> {
  const text = await readFile(desk.sampleFile, 'utf8');
  await withDeskBench(desk, {}, async (bench) => {
    const archive = await bench.archive();
    if (!archive.ok) throw new Error(archive.error.code);
    for (let index = 0; index < count; index += 1) {
      const number = String(1000 + index);
      const cda = text.replaceAll('SINTESI0000000001', `SINTESI000000${number}`);
      const acquired = await acquireDocument(bench.pdf, new TextEncoder().encode(cda));
      if (!acquired.ok) throw new Error(acquired.error.code);
      const { cda: bytes, header } = acquired.value;
      const saved = await archive.value.saveDocument(sealDocument(bytes, header, new Date()));
      if (!saved.ok) throw new Error(saved.error.code);
    }
  });
}
