import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { Settings } from '../../domain/settings.ts';
import { writeOutputFile } from '../files.ts';
import { answerType, type CaseResult } from './caseResult.ts';
import type { CaseCall } from './runCase.ts';
import { validationCases } from './validationCases.ts';

/** UTC to the second, as the national checker wants it (accreditation.md §4). */
function toSecond(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

function fileName({ case: { name } }: CaseResult): string {
  return `${name}.pdf`;
}

function callOf(result: CaseResult): CaseCall | null {
  return 'call' in result ? result.call : null;
}

/** Only the checklist in force is declared; its time-out was never answered and has no entry (§4). */
function isDeclared(result: CaseResult): boolean {
  const isInForce = validationCases.some(({ id }) => id === result.case.id);
  return isInForce && callOf(result)?.outcome.exchange === 'answered';
}

/** `data.json`: one entry for every case that was answered (accreditation.md §4). */
export function dataJson(settings: Settings, results: readonly CaseResult[]): object {
  const { id, vendor, version } = settings.profile.application;
  return {
    appVendor: vendor,
    appID: id,
    appVersion: version,
    results: results.filter(isDeclared).map((result) => {
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

const resending =
  'Il documento resta in archivio, stampabile; dopo la correzione si compone, si firma e si invia di nuovo.';
const waiting =
  'Il documento firmato resta in coda con la dicitura “da inviare” e si reinvia con un comando.';

/** What the error columns say of a failed call: what the person sees and what the program does (§6). */
function errorColumns(call: CaseCall): readonly string[] {
  const { error, state } = call.outcome;
  if (error === null) return ['', '', '', '', '', '', ''];
  const { happened, meaning, next } = errorText(error);
  const isWaiting = state === 'queued' || state === 'outcome-unknown';
  const [queue, resend] = isWaiting ? ['NO', 'SI'] : ['NO', 'NO'];
  return [
    'SI',
    'SI',
    `${happened} ${meaning} ${next}`,
    'NO',
    queue,
    resend,
    isWaiting ? waiting : resending,
  ];
}

const heads = [
  ...['id', 'caso', 'F data esecuzione', 'G timestamp', 'H traceID', 'I workflowInstanceId'],
  ...['J applicabilità', 'L motivazione', 'M errore bloccante', 'N visibile', 'O messaggio'],
  ...['P back office', 'Q coda automatica', 'R reinvio manuale', 'S gestione', 'T esito', 'V note'],
];

function row(result: CaseResult): readonly string[] {
  const { id, name } = result.case;
  const call = callOf(result);
  const remark = 'remark' in result.case ? (result.case.remark ?? '') : '';
  if (call === null) {
    const reason = result.verdict === 'not-applicable' ? result.reason : 'non eseguito';
    return [id, name, '', '', '', '', 'NO', reason, '', '', '', '', '', '', '', '', remark];
  }
  const { traceId, workflowInstanceId, httpStatus } = call.outcome;
  const outcome = `${result.verdict === 'met' ? 'atteso' : 'DIVERSO'}: ${String(httpStatus ?? 'senza risposta')} ${answerType(call.outcome) ?? ''}`;
  return [
    ...[id, name, call.startedAt.slice(0, 10), toSecond(call.startedAt)],
    ...[traceId ?? '', workflowInstanceId ?? '', 'SI', ''],
    ...errorColumns(call),
    ...[outcome.trim(), remark],
  ];
}

function csvField(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The values for the sheet `TestCases` of the official checklist, column by column, to be pasted into it (§5). */
export function checklistCsv(results: readonly CaseResult[]): string {
  const lines = [heads, ...results.map(row)].map((fields) => fields.map(csvField).join(';'));
  // Spreadsheets take a file for UTF-8 only with the mark.
  return `\u{FEFF}${lines.join('\r\n')}\r\n`;
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

/** Writes everything the reviewers ask for into a folder; never overwrites. */
export async function writeCaseFiles(
  out: string,
  settings: Settings,
  results: readonly CaseResult[],
): Promise<Result<void>> {
  const folder = join(out, 'FILES');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const regional = regionalRoundJson(results);
  const files: readonly (readonly [string, Uint8Array])[] = [
    [join(out, 'data.json'), json(dataJson(settings, results))],
    [join(out, 'checklist.csv'), Buffer.from(checklistCsv(results))],
    [join(out, 'evidence.json'), json(results.map((result) => evidenceJson(settings, result)))],
    ...(regional === null ? [] : [[join(out, 'regional-round.json'), json(regional)] as const]),
    ...results.flatMap((result) => {
      const file = callOf(result)?.request?.file ?? null;
      return file === null ? [] : [[join(folder, fileName(result)), file] as const];
    }),
  ];
  for (const [path, bytes] of files) {
    const written = await writeOutputFile(path, bytes);
    if (!written.ok) return written;
  }
  return { ok: true, value: undefined };
}
