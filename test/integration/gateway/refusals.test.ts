import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';
import { preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { checksNotMade } from '../../gateway/checks/checksNotMade.ts';
import { implementedChecks } from '../../gateway/checks/sequences.ts';
import { dataPackDirectory } from '../../support/dataPack.ts';
import {
  buildRequest,
  sendBuilt,
  sendRequest,
  type BuiltRequest,
  type RequestKind,
  type ReceivedAnswer,
} from '../../support/gatewayRequests.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';
import { bodyRows } from './bodyRows.ts';
import { clientFindings } from './clientView.ts';
import { correlationRows, fileRows, publicationRows } from './documentRows.ts';
import { frontierRows } from './frontierRows.ts';
import { knowledgeOf } from './preflightKnowledge.ts';
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
  let pack: PreparedPack | null = null;
  const table: string[] = [];
  const usual = new Map<RequestKind, ReadonlySet<string>>();

  beforeAll(async () => {
    bed = await openGatewayTestBed();
    const directory = dataPackDirectory();
    const official = directory === null ? null : await readOfficialPack(directory);
    if (official?.ok === true) {
      const prepared = preparePack(official.value);
      pack = prepared.ok ? prepared.value : null;
    }
  });

  afterAll(async () => {
    console.log(table.toSorted().join('\n'));
    pack?.dispose();
    await bed.close();
  });

  /** What the client's own checks say of a right request that is not the client's making: asked once per kind. */
  async function usualFindings(kind: RequestKind): Promise<ReadonlySet<string>> {
    const baseUrl = 'https://127.0.0.1/gateway/v2';
    const surroundings = { baseUrl, pki: bed.pki, pack };
    const known = usual.get(kind);
    if (known !== undefined) return known;
    const right = await buildRequest(bed.request(kind, 2), surroundings);
    const findings = await clientFindings(kind, right, surroundings);
    usual.set(kind, findings);
    return findings;
  }

  /** What the client's own checks say of the request beyond what they say of a right one; a row of the table. */
  async function expectClientKnows(row: RefusalRow, built: BuiltRequest, baseUrl: string) {
    const surroundings = { baseUrl, pki: bed.pki, pack };
    const ordinary = await usualFindings(row.kind);
    const all = await clientFindings(row.kind, built, surroundings);
    const found = [...all].filter((finding) => !ordinary.has(finding));
    const known = knowledgeOf(row.check, row.note);
    const answer = `${String(row.answer.status)} ${row.answer.type}`;
    const title = `${row.check} ${row.note ?? row.kind}`.padEnd(36).slice(0, 36);
    const line = (client: string) => `${title} ${answer.padEnd(40)} ${client}`;
    if (known === undefined) throw new Error(`nothing is said of ${title}`);
    if ('cannot' in known) {
      table.push(line(`cannot know: ${known.cannot}`));
      return;
    }
    if (known.needsPack === true && pack === null) {
      table.push(line(`${known.by}: with the official pack only`));
      return;
    }
    const said = found.find((finding) => known.says.test(finding));
    table.push(line(`${known.by}: ${said ?? 'NOT NAMED'}`));
    expect(said, `${String(known.says)} in ${found.join(' | ')}`).toBeDefined();
  }

  it.each(rows.map((row) => [`${row.check} ${row.note ?? row.kind}`, row] as const))(
    '%s',
    async (_title, row) => {
      const gateway = await bed.start(row.gateway);
      const caller = row.caller === undefined ? {} : { clientCertificate: row.caller };
      const wire = { baseUrl: gateway.baseUrl, pki: bed.pki, ...caller };
      if (row.published === true) {
        const published = await sendRequest(bed.request('create', 2), wire);
        expect(published.status).toBe(202);
      }
      const recipe = bed.request(row.kind, 2);
      row.spoil(recipe, bed.pki);
      const built = await buildRequest(recipe, wire);
      const answer = await sendBuilt(built, wire);
      await gateway.stop();
      expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe(row.check);
      expectAnswer(answer, row.answer);
      await expectClientKnows(row, built, gateway.baseUrl);
    },
  );

  it('covers every check the simulator makes', () => {
    const covered = new Set([
      ...rows.map(({ check }) => check),
      ...refusingNothing,
      ...provenElsewhere,
    ]);
    const uncovered = implementedChecks.filter((check) => !covered.has(check));
    const made = implementedChecks.length - uncovered.length;
    const reasons = [...checksNotMade].map(([check, reason]) => `${check}: ${reason}`);
    console.log(
      `checks covered / total: ${String(made)} / ${String(implementedChecks.length + checksNotMade.size)}`,
      `\nnot made: ${reasons.join('; ')}`,
    );
    expect(uncovered).toEqual([]);
  });
});
