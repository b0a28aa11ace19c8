import { errorText } from '../../../shared/errors/appError.ts';
import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import type { Attempt, HistoryEntry } from '../ports/archive.ts';

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

function row(entry: HistoryEntry, attempt: Attempt | null): string {
  const { submission, patient } = entry;
  const end = attempt?.end ?? null;
  const error = end?.error ?? null;
  const values = [
    operationNames[submission.operation],
    stateNames[submission.state],
    patient.family,
    patient.given,
    patient.codiceFiscale,
    submission.documentId,
    submission.targetId ?? '',
    submission.createdAt,
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

/** One line for each attempt of an act, or one for an act never attempted (RFC 4180, semicolons as Italian use is). */
export function historyCsvRows(entry: HistoryEntry): string {
  const attempts = entry.attempts.length > 0 ? entry.attempts : [null];
  return attempts.map((attempt) => `${row(entry, attempt)}\r\n`).join('');
}
