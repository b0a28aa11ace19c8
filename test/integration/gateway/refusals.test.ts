import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { implementedChecks } from '../../gateway/checks/sequences.ts';
import { sendRequest, type ReceivedAnswer } from '../../support/gatewayRequests.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';
import { bodyRows } from './bodyRows.ts';
import { correlationRows, fileRows, publicationRows } from './documentRows.ts';
import { frontierRows } from './frontierRows.ts';
import type { ExpectedRefusal, RefusalRow } from './refusalRow.ts';
import { tokenRows } from './tokenRows.ts';

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
const provenElsewhere = ['C-55', 'F-01', 'S-01', 'S-02', 'S-03', 'S-04'];

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
  let bed: GatewayTestBed;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  it.each(rows.map((row) => [`${row.check} ${row.note ?? row.kind}`, row] as const))(
    '%s',
    async (_title, row) => {
      const gateway = await bed.start(row.gateway);
      const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
      if (row.published === true) {
        const published = await sendRequest(bed.request('create', 2), wire);
        expect(published.status).toBe(202);
      }
      const recipe = bed.request(row.kind, 2);
      row.spoil(recipe, bed.pki);
      const answer = await sendRequest(recipe, wire);
      await gateway.stop();
      expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe(row.check);
      expectAnswer(answer, row.answer);
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
