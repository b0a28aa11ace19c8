import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorText } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Settings } from '../../domain/settings.ts';
import { writeOutputFile } from '../files.ts';
import { callOf, isInForce, toSecond, type CaseResult } from './caseResult.ts';
import { checklistCsv } from './checklist.ts';
import { submissionFolder, type Submitter } from './submissionFolder.ts';

function fileName({ case: { name } }: CaseResult): string {
  return `${name}.pdf`;
}

type NamedBytes = readonly [path: string, bytes: Uint8Array];

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function wasAnswered(result: CaseResult): boolean {
  return callOf(result)?.outcome.exchange === 'answered';
}

/** `data.json`: one entry for every case in force that was answered; the time-out never was (accreditation.md §4). */
export function dataJson(
  { id, vendor, version }: Submitter['application'],
  results: readonly CaseResult[],
): object {
  return {
    appVendor: vendor,
    appID: id,
    appVersion: version,
    results: results.filter(wasAnswered).map((result) => {
      const call = callOf(result);
      const workflow = call?.outcome.workflowInstanceId ?? null;
      return {
        id: Number(result.case.id),
        ts: toSecond(call?.startedAt ?? ''),
        traceId: call?.outcome.traceId ?? '',
        ...(workflow === null ? {} : { workflowInstanceId: workflow }),
        files: (call?.request?.file ?? null) === null ? [] : [fileName(result)],
      };
    }),
  };
}

function evidenceJson(settings: Settings, result: CaseResult): object {
  const call = callOf(result);
  const { case: each, verdict } = result;
  const common = { id: each.id, name: each.name, verdict };
  if (call === null) {
    return result.verdict === 'not-applicable' ? { ...common, reason: result.reason } : common;
  }
  const { outcome, request } = call;
  const { file: _file, ...sent } = request ?? { file: null };
  return {
    ...common,
    environment: settings.environment.name,
    application: settings.profile.application,
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    documentId: call.documentId,
    request: sent,
    httpStatus: outcome.httpStatus,
    cartId: outcome.cartId,
    traceId: outcome.traceId,
    workflowInstanceId: outcome.workflowInstanceId,
    transactionId: outcome.transactionId,
    responseBody:
      outcome.responseBody === null ? null : new TextDecoder().decode(outcome.responseBody),
    warning: outcome.warning,
    shown: outcome.error === null ? null : errorText(outcome.error),
  };
}

/** The four acts of the regional round by case, in the order the Region asks for them (accreditation.md §2). */
const regionalRound = { create: '304', replace: '305', 'update-metadata': '306', annul: '307' };

/** The four X-CART-ids the Region wants; null unless all four acts were accepted with one each. */
export function regionalRoundJson(results: readonly CaseResult[]): object | null {
  const found = Object.entries(regionalRound).map(([act, id]) => {
    const result = results.find((each) => each.case.id === id);
    const call = result?.verdict === 'met' ? result.call : null;
    return { act, startedAt: call?.startedAt ?? null, cartId: call?.outcome.cartId ?? null };
  });
  return found.every(({ cartId }) => cartId !== null) ? found : null;
}

/** A file of a case below a folder; none where the case sent none. */
function sentFile(folder: string, result: CaseResult): readonly NamedBytes[] {
  const file = callOf(result)?.request?.file ?? null;
  return file === null ? [] : [[join(folder, fileName(result)), file]];
}

/** Whether the file of a case is a PAdES: all are, but for those that are wrong on purpose. */
function isSigned({ case: each }: CaseResult): boolean {
  return 'fault' in each && each.fault.kind !== 'file';
}

/** What is handed in for the cases in force: nothing where none of them was asked for. */
function handedIn(
  out: string,
  submitter: Submitter,
  results: readonly CaseResult[],
): readonly NamedBytes[] {
  if (results.length === 0) return [];
  const folder = join(out, submissionFolder(submitter));
  const files = join(folder, 'FILES');
  return [
    [join(folder, 'data.json'), jsonBytes(dataJson(submitter.application, results))],
    [join(out, 'checklist.csv'), Buffer.from(checklistCsv(results))],
    ...results.flatMap((result) => sentFile(files, result)),
    ...results.filter(isSigned).flatMap((result) => sentFile(join(files, 'SIGNED'), result)),
  ];
}

/** Writes everything the reviewers ask for, and the evidence of all cases, into a folder; never overwrites. */
export async function writeCaseFiles(
  out: string,
  settings: Settings,
  authenticationName: string,
  results: readonly CaseResult[],
): Promise<Result<void>> {
  const { application } = settings.profile;
  const regional = regionalRoundJson(results);
  const evidence = results.map((result) => evidenceJson(settings, result));
  const others = results.filter((result) => !isInForce(result));
  const files: readonly NamedBytes[] = [
    ...handedIn(out, { authenticationName, application }, results.filter(isInForce)),
    [join(out, 'evidence.json'), jsonBytes(evidence)],
    ...(regional === null
      ? []
      : [[join(out, 'regional-round.json'), jsonBytes(regional)] as const]),
    ...others.flatMap((result) => sentFile(join(out, 'OTHER-FILES'), result)),
  ];
  for (const [path, bytes] of files) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const written = await writeOutputFile(path, bytes);
    if (!written.ok) return written;
  }
  return ok();
}
