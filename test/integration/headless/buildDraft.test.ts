import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../electron/headless/verbs/build.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail } from '../../../shared/errors/result.ts';
import { writeDraftFile } from '../../../shared/pss/draftFile.ts';
import { codeOf } from '../../support/deskBench.ts';
import { fullPss } from '../../support/pss/fullPss.ts';

let directory: string;
let bench: Workbench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-draft-'));
  bench = new Workbench({
    home: directory,
    officialPack: null,
    cardModule: null,
    pins: handedPins({}),
    passphrase: () => Promise.resolve(fail(appError('workspace/passphrase-missing', {}))),
  });
});

afterAll(async () => {
  await bench.close();
  await rm(directory, { recursive: true, force: true });
});

describe('building from a draft', () => {
  it('writes the CDA2 and the PDF that carries it', async () => {
    const file = join(directory, 'draft.json');
    await writeFile(file, writeDraftFile(fullPss));
    const out = join(directory, 'built.pdf');
    const built = await build(bench, file, out);
    expect(codeOf(built)).toBe('ok');
    const { cda } = await bench.pdf.verify(await readFile(out));
    expect(Buffer.from(cda ?? []).toString()).toContain(fullPss.header.patient.name.family);
  });

  it('names what an incomplete draft lacks and writes nothing', async () => {
    const file = join(directory, 'incomplete.json');
    const sections = { ...fullPss.sections, allergies: null };
    await writeFile(file, writeDraftFile({ ...fullPss, sections }));
    const out = join(directory, 'never.pdf');
    expect(codeOf(await build(bench, file, out))).toBe('document/draft-incomplete');
    await expect(readFile(out)).rejects.toThrow();
  });
});
