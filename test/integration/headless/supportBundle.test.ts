import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerbResult } from '../../../electron/headless/verbResult.ts';
import { history } from '../../../electron/headless/verbs/history.ts';
import { importDocument } from '../../../electron/headless/verbs/importDocument.ts';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { supportBundle } from '../../../electron/headless/verbs/supportBundle.ts';
import { codeOf, furnishDesk, withDeskBench } from '../../support/deskBench.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

describe('the mail for the desk', () => {
  let directory: string;
  let desk: TestDesk;
  let published: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-support-'));
    const text = '[INI]R232: Wrong value of Slot documentSigned. - Severity: Error';
    desk = await makeTestDesk(directory, {
      sample: 'own',
      gateway: { faults: [{ when: {}, do: 'index-error', text }] },
    });
    await furnishDesk(desk);
    published = await withDeskBench(desk, {}, async (bench) => {
      await importDocument(bench, desk.sampleFile);
      const result = await publish(bench, desk.sampleFile);
      if (!result.ok) throw new Error(result.error.code);
      return result.value.json;
    });
  });

  afterAll(async () => {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const bundle = (request: Parameters<typeof supportBundle>[1]) =>
    withDeskBench(desk, {}, (bench) => supportBundle(bench, request));

  function jsonOf(result: VerbResult): Readonly<Record<string, unknown>> {
    if (!result.ok) throw new Error(result.error.code);
    return result.value.json;
  }

  it('first tells what it would contain, and writes nothing', async () => {
    const out = join(directory, 'unwritten.eml');
    const told = jsonOf(await bundle({ document: desk.header.documentId, out }));
    expect(told).toMatchObject({ written: null, to: ['teamfse2.0@regione.toscana.it'], cc: [] });
    const { family, codiceFiscale } = desk.header.patient;
    const contents = told['contents'] as string[];
    expect(contents.some((line) => line.includes(family) && line.includes('dati sanitari'))).toBe(
      true,
    );
    expect(told['subject']).toMatch(
      /^FSE2\.0 Richiesta Supporto Staging \| Sintesi - SINTESI create 500 /,
    );
    expect(told['subject']).not.toContain(codiceFiscale);
    await expect(stat(out)).rejects.toThrow();
  });

  it('then carries identifiers, request, response and document, and no token', async () => {
    const out = join(directory, 'support.eml');
    const listed = await withDeskBench(desk, {}, (bench) => history(bench, {}));
    const [entry] = jsonOf(listed)['entries'] as { attempts: { attemptId: string }[] }[];
    const attempt = entry?.attempts[0]?.attemptId ?? '';
    const told = jsonOf(await bundle({ attempt, out, confirm: true }));
    expect(told['written']).toBe(out);
    const mail = (await readFile(out)).toString('latin1');
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    // The text is quoted-printable: its lines are folded.
    const text = mail.replaceAll('=\r\n', '');
    expect(text.includes(String(published['cartId']))).toBe(true);
    expect(text.includes(desk.header.documentId)).toBe(true);
    const attached = mail
      .split(/\r\n--[^\r\n]+/)
      .filter((part) => part.includes('Content-Disposition: attachment'))
      .map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64'));
    expect(attached).toHaveLength(4);
    expect(attached[3]?.equals(await readFile(desk.sampleFile))).toBe(true);
    expect(attached[2]?.toString('utf8')).toContain('R232');
    expect(JSON.parse(attached[0]?.toString('utf8') ?? '')).toMatchObject({
      method: 'POST',
      body: { identificativoDoc: desk.header.documentId },
    });
    expect(attached.some((bytes) => bytes.toString('latin1').includes('eyJ'))).toBe(false);
  });

  it('knows neither other attempts nor other documents', async () => {
    const out = join(directory, 'never.eml');
    expect(codeOf(await bundle({ attempt: 'never', out }))).toBe('document/unknown');
    expect(codeOf(await bundle({ document: '1.2^3', out }))).toBe('document/unknown');
  });
});
