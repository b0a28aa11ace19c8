import { errorText } from '../../../shared/errors/appError.ts';
import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import type { Attempt, HistoryEntry } from '../ports/archive.ts';
import type { RecalledAnswer } from '../ports/recalledActs.ts';

const columns = [
  'Operazione',
  'Stato',
  'Cognome',
  'Nome',
  'Codice fiscale',
  'Documento',
  'Documento di riferimento',
  'Messo in coda',
  'Tentativo',
  'Inizio',
  'Fine',
  'Esito HTTP',
  'X-CART-id',
  'traceID',
  'workflowInstanceId',
  'Identificativo sottomissione',
  'Confermato da conflitto',
  'Errore',
] as const;

/** A spreadsheet would run a cell that begins like a formula (OWASP, CSV injection). */
function cell(value: string): string {
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** What is the same in every line of an act. */
function actValues({ submission, patient }: HistoryEntry): readonly string[] {
  return [
    operationNames[submission.operation],
    stateNames[submission.state],
    patient.family,
    patient.given,
    patient.codiceFiscale,
    submission.documentId,
    submission.targetId ?? '',
    submission.createdAt,
  ];
}

function recalledRow(entry: HistoryEntry, { at, state, cartId }: RecalledAnswer): string {
  const known = ['dal registro di riserva', '', at, '', cartId ?? '', '', '', '', ''];
  return [...actValues(entry), ...known, stateNames[state]].map(cell).join(';');
}

function row(entry: HistoryEntry, attempt: Attempt | null): string {
  const end = attempt?.end ?? null;
  const error = end?.error ?? null;
  const values = [
    ...actValues(entry),
    attempt === null ? '' : String(attempt.number),
    attempt?.start.startedAt ?? '',
    end?.endedAt ?? '',
    String(end?.httpStatus ?? ''),
    end?.cartId ?? '',
    end?.traceId ?? '',
    end?.workflowInstanceId ?? '',
    attempt?.start.submissionIdentifier ?? '',
    end?.confirmedByConflict === true ? 'sì' : '',
    error === null ? '' : errorText(error).happened,
  ];
  return values.map(cell).join(';');
}

/** The first line of the table, with the mark by which spreadsheets know UTF-8. */
export function historyCsvHeader(): string {
  return `\uFEFF${columns.map(cell).join(';')}\r\n`;
}

/**
 * One line for each attempt of an act, also for those only the journal knew, or one for an act never attempted
 * (RFC 4180, semicolons as Italian use is).
 */
export function historyCsvRows(entry: HistoryEntry): string {
  const known = [
    ...entry.recalled.map((answer) => recalledRow(entry, answer)),
    ...entry.attempts.map((attempt) => row(entry, attempt)),
  ];
  const rows = known.length > 0 ? known : [row(entry, null)];
  return rows.map((each) => `${each}\r\n`).join('');
}
