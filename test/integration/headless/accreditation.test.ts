import { parse } from 'csv-parse/sync';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accredit } from '../../../electron/headless/accreditation/accredit.ts';
import { createFaultInjector } from '../../../electron/headless/accreditation/faultInjector.ts';
import { validationCases } from '../../../electron/headless/accreditation/validationCases.ts';
import type { VerbResult } from '../../../electron/headless/verbResult.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { dataPackDirectory } from '../../support/dataPack.ts';
import { codeOf, furnishDesk, openDeskBench, withDeskBench } from '../../support/deskBench.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

interface ToldCase {
  readonly id: string;
  readonly verdict: string;
  readonly httpStatus?: number | null;
  readonly type?: string | null;
}

describe('the accreditation kit before the simulator', () => {
  let directory: string;
  let desk: TestDesk;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-accreditation-'));
    desk = await makeTestDesk(directory, { sample: 'own' });
    await furnishDesk(desk);
  });

  afterAll(async () => {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function run(cases: string, out: string): Promise<VerbResult> {
    const injector = createFaultInjector();
    const request = { cases, out: join(directory, out) };
    return withDeskBench(desk, { watch: { transport: (inner) => injector.wrap(inner) } }, (bench) =>
      accredit(bench, injector, request),
    );
  }

  function casesOf(result: VerbResult): readonly ToldCase[] {
    if (!result.ok) throw new Error(result.error.code);
    return result.value.json['cases'] as readonly ToldCase[];
  }

  /** Where the pull request of this producer has its files: `#` is not allowed in names of folders. */
  const handedIn = ['GATEWAY', 'A1090201PSSMNZLSN99E05F205J', 'Sintesi', 'SINTESI', '0.1.0'];

  const json = async (...path: string[]) =>
    JSON.parse(await readFile(join(directory, ...path), 'utf8')) as unknown;

  it.skipIf(dataPackDirectory() === null)(
    'meets every case or says truly why it does not apply',
    { timeout: 300_000 },
    async () => {
      const result = await run('all', 'all');
      const cases = casesOf(result);
      const byVerdict = Object.groupBy(cases, ({ verdict }) => verdict);
      console.log(
        cases
          .map(({ id, verdict, httpStatus, type }) => [id, verdict, httpStatus, type].join(' '))
          .join('\n'),
      );
      expect(byVerdict['not-met'] ?? []).toEqual([]);
      expect(byVerdict['not-run'] ?? []).toEqual([]);
      // The base document leaves no case of the checklist in force out, save the one reserved to others.
      const inForce = new Set(validationCases.map(({ id }) => id));
      const left = (byVerdict['not-applicable'] ?? []).filter(({ id }) => inForce.has(id));
      expect(left.map(({ id }) => id)).toEqual(['478']);
      const data = (await json('all', ...handedIn, 'data.json')) as {
        results: { id: number; files: string[] }[];
      };
      expect(data).toMatchObject({ appVendor: 'Sintesi', appID: 'SINTESI', appVersion: '0.1.0' });
      // The time-out was never answered, so it is declared in the checklist only.
      expect(data.results.map(({ id }) => id)).not.toContain(46);
      // Withdrawn cases and our own are evidence, not declarations.
      expect(data.results.map(({ id }) => id)).not.toContain(304);
      const files = new Set(await readdir(join(directory, 'all', ...handedIn, 'FILES')));
      expect(
        data.results.flatMap((entry) => entry.files).filter((name) => !files.has(name)),
      ).toEqual([]);
      const signed = await readdir(join(directory, 'all', ...handedIn, 'FILES', 'SIGNED'));
      expect(signed).toEqual(expect.arrayContaining(['VALIDAZIONE_CDA2_PSS_CT23.pdf']));
      const round = (await json('all', 'regional-round.json')) as { cartId: string }[];
      expect(new Set(round.map(({ cartId }) => cartId)).size).toBe(4);
      expect(desk.gateway.ledger().calls.map(({ cartId }) => cartId)).toEqual(
        expect.arrayContaining(round.map(({ cartId }) => cartId)),
      );
    },
  );

  it('keeps evidence without tokens, and the text that was shown', async () => {
    const result = await run('30,38,46,478', 'some');
    expect(casesOf(result)).toMatchObject([
      { id: '478', verdict: 'not-applicable' },
      { id: '30', verdict: 'met', httpStatus: 403, type: '/msg/jwt-validation' },
      { id: '38', verdict: 'met', httpStatus: 403, type: '/msg/jwt-validation' },
      { id: '46', verdict: 'met', httpStatus: null },
    ]);
    const evidence = await readFile(join(directory, 'some', 'evidence.json'), 'utf8');
    expect(evidence).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/);
    const [, missing, wrong] = JSON.parse(evidence) as {
      request: { signatureClaims: Record<string, unknown> };
      shown: { happened: string };
    }[];
    expect(missing?.request.signatureClaims).not.toHaveProperty('purpose_of_use');
    expect(wrong?.request.signatureClaims['action_id']).toBe('TEST');
    expect(missing?.shown.happened.length).toBeGreaterThan(10);
    const checklist = await readFile(join(directory, 'some', 'checklist.csv'), 'utf8');
    const rows = parse(checklist, { bom: true, delimiter: ';' });
    const letters = rows[0]?.map((head) => head.slice(0, 1)).join('');
    expect(letters).toBe('ABCDEFGHIJKLMNOPQRSTUVW');
    // What the checklist wants filled and left empty, by applicability (accreditation.md §5).
    const filled = (row: readonly string[] = []) =>
      [...'ABCDEFGHIJKLMNOPQRSTUVW'].filter((_, column) => (row[column] ?? '') !== '').join('');
    expect(rows.slice(1).map((row) => [row[0], filled(row)])).toEqual([
      ['478', 'ABCDJKLW'],
      ['30', 'ABCDFGHJMNOPQRSTW'],
      ['38', 'ABCDFGHJMNOPQRSTW'],
      ['46', 'ABCDFGJMNOPQRSTW'],
    ]);
    // Back office, automatic queue, manual resend: only what never left is repeated by itself.
    expect(rows.slice(2).map((row) => row.slice(15, 18).join(' '))).toEqual([
      'NO NO SI',
      'NO NO SI',
      'NO SI SI',
    ]);
  });

  it('hands nothing in for the regional round, whose four X-CART-ids it tells', async () => {
    const result = await run('regional', 'regional');
    expect(casesOf(result).map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met', 'met']);
    expect((await readdir(join(directory, 'regional'))).toSorted()).toEqual([
      'OTHER-FILES',
      'evidence.json',
      'regional-round.json',
    ]);
  });

  it('does not know every case, and does nothing in production', async () => {
    expect(codeOf(await run('30,nonsense', 'none'))).toBe('workspace/accreditation-case-unknown');
    const result = await withDeskBench(desk, {}, async (bench) => {
      const settings = await bench.settings();
      if (!settings.ok) throw new Error(settings.error.code);
      const { environment } = settings.value;
      const production = { ...environment, name: 'production' as const };
      const there = Object.create(bench, {
        settings: {
          value: () =>
            Promise.resolve({ ok: true, value: { ...settings.value, environment: production } }),
        },
      }) as typeof bench;
      return accredit(there, createFaultInjector(), {
        cases: 'all',
        out: join(directory, 'never'),
      });
    });
    expect(codeOf(result)).toBe('workspace/accreditation-in-production');
  });

  it('says everything a working folder needs', async () => {
    const bench = openDeskBench({ ...desk, home: join(directory, 'nowhere') });
    try {
      const request = { cases: 'all', out: join(directory, 'unprepared') };
      const result = await accredit(bench, createFaultInjector(), request);
      expect(codeOf(result)).toBe('workspace/accreditation-not-prepared');
      const next = result.ok ? '' : errorText(result.error).next;
      expect(next).toMatch(/settings\.json.*init.*identity import.*--document.*accredit-demo/u);
    } finally {
      await bench.close();
    }
  });

  it('starts from the document of another doctor only if the settings are his', async () => {
    const sample = await readFile(desk.sampleFile, 'utf8');
    const document = join(directory, 'other-doctor.xml');
    await writeFile(document, sample.replaceAll('MNZLSN99E05F205J', 'PROVAX00X00X000Y'));
    const request = { cases: '476', out: join(directory, 'other'), document };
    const result = await withDeskBench(desk, {}, (bench) =>
      accredit(bench, createFaultInjector(), request),
    );
    expect(codeOf(result)).toBe('document/other-author');
  });
});

describe('the accreditation kit before the national validation service', () => {
  let directory: string;
  let desk: TestDesk;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-validation-'));
    desk = await makeTestDesk(directory, {
      sample: 'own',
      gateway: { callers: 'authentication-certificate', validationService: true },
    });
    await furnishDesk(desk);
  });

  afterAll(async () => {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it.skipIf(dataPackDirectory() === null)(
    'meets the cases in force with the A certificate, and publishes nothing',
    { timeout: 300_000 },
    async () => {
      const file = (name: string) => join(desk.pki.directory, name);
      const result = await withDeskBench(desk, {}, (bench) =>
        accredit(bench, createFaultInjector(), {
          cases: 'validation',
          out: join(directory, 'out'),
          validation: 'documents/validation',
          clientCertificate: file('sogei-auth.cert.pem'),
          clientKey: file('sogei-auth.key.pem'),
        }),
      );
      if (!result.ok) throw new Error(result.error.code);
      const cases = result.value.json['cases'] as readonly ToldCase[];
      expect(cases.filter(({ verdict }) => verdict === 'not-met' || verdict === 'not-run')).toEqual(
        [],
      );
      expect(cases.find(({ id }) => id === '476')).toMatchObject({
        verdict: 'met',
        httpStatus: 201,
      });
      const { calls, documents } = desk.gateway.ledger();
      expect(new Set(calls.map(({ path }) => path))).toEqual(
        new Set(['/gateway/v2/documents/validation']),
      );
      expect(documents).toEqual([]);
    },
  );
});
