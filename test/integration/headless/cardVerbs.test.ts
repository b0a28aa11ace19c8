import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card } from '../../../electron/headless/verbs/card.ts';
import { diagnostics } from '../../../electron/headless/verbs/diagnostics.ts';
import type { VerbReport } from '../../../electron/headless/verbResult.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail } from '../../../shared/errors/result.ts';
import { createCardFixture, value } from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();
let bench: Workbench;

/** A workbench in a folder where nothing was ever set up: a card can be looked at before everything else. */
beforeAll(async () => {
  const software = await fixture.softwareCard({ signatureName: 'signature-expired' });
  bench = new Workbench({
    home: join(fixture.root, 'MARIO_ROSSI', 'home'),
    pins: handedPins({}),
    passphrase: () => Promise.resolve(fail(appError('workspace/passphrase-missing', {}))),
    officialPack: null,
    cardModule: software.modulePath,
    cardEnvironment: software.environment,
  });
});

afterAll(async () => {
  await bench.close();
});

function json(report: VerbReport): string {
  return JSON.stringify(report.json);
}

describe('the verb card', () => {
  it('shows readers, tokens, and each certificate with its purpose or why it is refused', async () => {
    const report = value(await card(bench));
    expect(report.succeeded).toBe(true);
    expect(report.json).toMatchObject({
      presence: 'readers',
      driver: { manufacturer: 'SoftHSM', standard: '2.40' },
      tokens: [{ pinWarning: 'none' }, { pinWarning: 'none' }],
    });
    expect(report.json['certificates']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          purpose: 'access',
          refusal: null,
          capabilities: { announced: ['raw', 'pss', 'pkcs1', 'sha256-pkcs1'], verified: null },
        }),
        expect.objectContaining({
          purpose: 'signature',
          refusedBecause: 'expired',
          refusal: expect.objectContaining({ code: 'certificate/expired' }) as unknown,
        }),
      ]),
    );
    expect(json(report)).not.toContain('"der"');
    expect(report.lines.join('\n')).toContain('è scaduto');
  });
});

describe('the verb diagnostics', () => {
  it('reports what support needs and nothing that says whose card it is', async () => {
    const report = value(await diagnostics(bench, 'ST2022'));
    expect(report.json).toMatchObject({
      report: {
        cardLot: 'ST2022',
        cardError: null,
        presence: 'readers',
        driver: { manufacturer: 'SoftHSM' },
      },
    });
    // The drivers installed on this computer follow the chosen one.
    expect(report.json['report']).toHaveProperty(
      'modules.0',
      expect.objectContaining({
        file: 'libsofthsm2.so',
        origin: 'chosen',
        tokens: 2,
        usableCertificates: 1,
      }),
    );
    const everything = `${json(report)}\n${report.lines.join('\n')}`;
    for (const personal of ['MANZI', 'MNZLSN99E05F205J', 'MARIO_ROSSI', '/usr/lib', 'serial']) {
      expect(everything).not.toContain(personal);
    }
    expect(report.lines.join('\n')).toMatch(/Software della carta provati:\n {2}libsofthsm2\.so/u);
  });
});
