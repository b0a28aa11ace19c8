import { errorText } from '../../../shared/errors/appError.ts';
import { answerType, toSecond, type CaseResult } from './caseResult.ts';
import type { CaseCall } from './runCase.ts';

const resending =
  'Il documento resta in archivio, stampabile; dopo la correzione si compone, si firma e si invia di nuovo.';
const waiting =
  'Il documento firmato resta in coda con la dicitura “da inviare”: il programma riprova da sé, e lo si può reinviare con un comando.';
const verifying =
  'Il documento firmato resta in coda con la dicitura “da verificare”: prima di inviarlo di nuovo se ne accerta l’esito.';

function handling({ state }: CaseCall['outcome']): string {
  if (state === 'queued') return waiting;
  return state === 'outcome-unknown' ? verifying : resending;
}

/** What the error columns say of a failed call: what the person sees and what the program does (§6). */
function errorColumns({ outcome }: CaseCall): readonly string[] {
  const { error, state } = outcome;
  if (error === null) return noError;
  const { happened, meaning, next } = errorText(error);
  // Only what never left is repeated without the doctor; everything can be sent again by the doctor.
  const queue = state === 'queued' ? 'SI' : 'NO';
  return ['SI', 'SI', `${happened} ${meaning} ${next}`, 'NO', queue, 'SI', handling(outcome)];
}

const heads = [
  ...['A id', 'B servizio', 'C tipo documento', 'D caso', 'E descrizione'],
  ...['F data esecuzione', 'G timestamp', 'H traceID', 'I workflowInstanceId'],
  ...['J applicabilità', 'K motivazione', 'L motivazione, altro', 'M errore bloccante'],
  ...['N visibile', 'O messaggio', 'P back office', 'Q coda automatica', 'R reinvio manuale'],
  ...['S gestione', 'T esito', 'U autocertificato', 'V note', 'W OK/KO'],
];

/** The closed list of column K has this item; the reason itself then stands in column L. */
const otherReason = 'Altro';

/** Columns F to V but U, which the producer never fills. */
interface Declaration {
  readonly execution: readonly [date: string, instant: string, trace: string, workflow: string];
  readonly applies: 'SI' | 'NO' | '';
  readonly reason: string;
  readonly error: readonly string[];
  readonly outcome: string;
  readonly notes: string;
}

const noExecution = ['', '', '', ''] as const;
const noError: readonly string[] = Array.from({ length: 7 }, () => '');

function declarationOf(result: CaseResult): Declaration {
  const empty = { execution: noExecution, reason: '', error: noError, outcome: '', notes: '' };
  if (result.verdict === 'not-applicable')
    return { ...empty, applies: 'NO', reason: result.reason };
  // Neither SI nor NO would be true: the empty cell is found by whoever hands the sheet in.
  if (result.verdict === 'not-run') {
    return { ...empty, applies: '', notes: `NON ESEGUITO: ${result.error.code}` };
  }
  const { call, verdict } = result;
  const { traceId, workflowInstanceId, httpStatus } = call.outcome;
  const said = `${String(httpStatus ?? 'senza risposta')} ${answerType(call.outcome) ?? ''}`;
  const { startedAt } = call;
  return {
    ...empty,
    execution: [
      ...([startedAt.slice(0, 10), toSecond(startedAt)] as const),
      ...([traceId ?? '', workflowInstanceId ?? ''] as const),
    ],
    applies: 'SI',
    error: errorColumns(call),
    outcome: `${verdict === 'met' ? 'atteso' : 'DIVERSO'}: ${said}`.trim(),
    notes: result.case.remark ?? '',
  };
}

function row(result: CaseResult): readonly string[] {
  const { id, name } = result.case;
  const { execution, applies, reason, error, outcome, notes } = declarationOf(result);
  const succeeds = !('expected' in result.case) || result.case.expected.kind === 'accepted';
  return [
    ...[id, 'VALIDATION', 'PSS', name, ''],
    ...execution,
    ...[applies, reason === '' ? '' : otherReason, reason],
    ...error,
    ...[outcome, '', notes, succeeds ? 'OK' : 'KO'],
  ];
}

function csvField(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The values for the sheet `TestCases` of the official checklist, column by column, to be pasted into it (accreditation.md §5). */
export function checklistCsv(results: readonly CaseResult[]): string {
  const lines = [heads, ...results.map(row)].map((fields) => fields.map(csvField).join(';'));
  // Spreadsheets take a file for UTF-8 only with the mark.
  return `\u{FEFF}${lines.join('\r\n')}\r\n`;
}
