import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { implementedChecks } from '../../gateway/checks/sequences.ts';
import { startGateway } from '../../gateway/startGateway.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { rightRequest, sendRequest, type ReceivedAnswer } from '../../support/gatewayRequests.ts';
import { bodyRows } from './bodyRows.ts';
import { correlationRows, fileRows, publicationRows } from './documentRows.ts';
import { frontierRows } from './frontierRows.ts';
import type { ExpectedRefusal, RefusalRow } from './refusalRow.ts';
import { tokenRows } from './tokenRows.ts';

const cda = readFileSync(new URL('../../fixtures/pss/minimal.xml', import.meta.url), 'utf8');
const documentId = '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI0000000002';
const computedWorkflow = /^2\.16\.840\.1\.113883\.2\.9\.2\.90\.4\.4\.[0-9a-f]{64}\.[0-9a-f]{10}\^/;

const rows: readonly RefusalRow[] = [
  ...frontierRows,
  ...tokenRows,
  ...bodyRows,
  ...fileRows,
  ...correlationRows,
  ...publicationRows,
];

/** Checks that refuse nothing by their own words, and those proven by tests of their own. */
const refusingNothing = ['C-17', 'C-27', 'C-52'];
const provenElsewhere = ['C-55', 'F-01'];

function expectAnswer(answer: ReceivedAnswer, expected: ExpectedRefusal): void {
  const { json } = answer;
  const isGovway = !expected.type.startsWith('/');
  const type = isGovway
    ? `https://govway.org/handling-errors/${String(expected.status)}/${expected.type}.html`
    : expected.type;
  expect({ status: answer.status, type: json['type'], detail: json['detail'] }).toMatchObject({
    status: expected.status,
    type,
  });
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-cart-id']).toMatch(/^[0-9a-f-]{36}$/);
  if (expected.title !== undefined) expect(json['title']).toBe(expected.title);
  if (expected.instance !== undefined) expect(json['instance']).toBe(expected.instance);
  if (typeof expected.detail === 'string') expect(json['detail']).toBe(expected.detail);
  if (expected.detail instanceof RegExp) expect(json['detail']).toMatch(expected.detail);
  if (isGovway) {
    expect(json['govway_id']).toBe(answer.headers['x-cart-id']);
    expect(answer.headers['govway-transaction-errortype']).toBe(expected.type);
    return;
  }
  expect(json['traceID']).toMatch(/^[0-9a-f]{16}$/);
  expect(json['spanID']).toBe(json['traceID']);
  const workflow = json['workflowInstanceId'];
  if (expected.workflow === 'none') expect(workflow).toBeUndefined();
  if (expected.workflow === 'unknown') expect(workflow).toBe('UNKNOWN_WORKFLOW_ID');
  if (expected.workflow === 'computed') expect(workflow).toMatch(computedWorkflow);
}

describe('each check refuses the request that violates only it', () => {
  let directory: string;
  let pki: TestPki;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gateway-'));
    const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };
    pki = await makeTestPki({ directory, doctor });
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(rows.map((row) => [`${row.check} ${row.note ?? row.kind}`, row] as const))(
    '%s',
    async (_title, row) => {
      const gateway = await startGateway({ pki, packDirectory: null, ...row.gateway });
      try {
        const wire = { baseUrl: gateway.baseUrl, pki };
        if (row.published === true) {
          const published = await sendRequest(
            rightRequest('create', { pki, cda, documentId }),
            wire,
          );
          expect(published.status).toBe(202);
        }
        const recipe = rightRequest(row.kind, { pki, cda, documentId });
        row.spoil(recipe, pki);
        const answer = await sendRequest(recipe, wire);
        expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe(row.check);
        expectAnswer(answer, row.answer);
      } finally {
        await gateway.stop();
      }
    },
  );

  it('covers every check the simulator makes', () => {
    const covered = new Set([
      ...rows.map(({ check }) => check),
      ...refusingNothing,
      ...provenElsewhere,
    ]);
    const uncovered = implementedChecks.filter((check) => !covered.has(check));
    console.log(
      `checks covered / total: ${String(implementedChecks.length - uncovered.length)} / ${String(implementedChecks.length)}`,
    );
    expect(uncovered).toEqual([]);
  });
});
