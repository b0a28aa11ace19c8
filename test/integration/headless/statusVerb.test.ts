import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importDocument } from '../../../electron/headless/verbs/importDocument.ts';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { status } from '../../../electron/headless/verbs/status.ts';
import { codeOf, furnishDesk, openDeskBench } from '../../support/deskBench.ts';
import { makeTestDesk, type DeskChoices, type TestDesk } from '../../support/testDesk.ts';
import type { Workbench } from '../../../electron/headless/workbench.ts';

/** A codice fiscale tells no region: the national service refuses it as published (gateway.md §14). */
const lenient = { skippedChecks: ['S-02', 'S-03'] };

describe('the verb status', () => {
  let directory: string;
  let desk: TestDesk | null = null;
  let bench: Workbench | null = null;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-status-'));
  });

  afterEach(async () => {
    await bench?.close();
    await desk?.gateway.stop();
    bench = null;
    desk = null;
    await rm(directory, { recursive: true, force: true });
  });

  /** A desk of an environment with or without the service, with one document published. */
  async function afterPublishing(statusService: boolean, gateway: DeskChoices['gateway'] = {}) {
    desk = await makeTestDesk(directory, {
      sample: 'own',
      gateway: { statusService: true, ...lenient, ...gateway },
      settings: (settings) => ({
        ...settings,
        environment: { ...settings.environment, statusService },
      }),
    });
    await furnishDesk(desk);
    bench = openDeskBench(desk);
    await importDocument(bench, desk.sampleFile);
    expect(codeOf(await publish(bench, desk.sampleFile))).toBe('ok');
    const [call] = desk.gateway.ledger().submissions;
    if (call === undefined) throw new Error('no submission');
    return { bench, call, gateway: desk.gateway };
  }

  it.each([
    ['indexed', true, 'Confermato', {}],
    ['failed', false, 'Non riuscito', { laterIndexFailure: '[INI]R227: mismatch' }],
  ] as const)('tells that a publication is %s', async (conclusion, succeeded, said, options) => {
    const { bench: open, call } = await afterPublishing(true, options);
    const workflowInstanceId = call.workflowInstanceId;
    for (const key of [{ workflowInstanceId }, { traceId: call.traceId }]) {
      const result = await status(open, key);
      expect(result).toMatchObject({
        ok: true,
        value: { json: { ...key, conclusion }, succeeded },
      });
      expect(result.ok && result.value.lines[0]).toContain(said);
    }
  });

  it('asks for nothing, not even a PIN, where the environment has no such service', async () => {
    const { bench: published, gateway } = await afterPublishing(false);
    await published.close();
    if (desk === null) throw new Error('no desk');
    const calls = gateway.ledger().calls.length;
    bench = openDeskBench(desk, { pins: {} });
    expect(codeOf(await status(bench, { traceId: 'x' }))).toBe('gateway/status-service-off');
    expect(gateway.ledger().calls).toHaveLength(calls);
  });
});
