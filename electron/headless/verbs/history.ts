import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { italianInstant } from '../../domain/records/italianInstant.ts';
import type { Attempt, HistoryEntry, HistoryQuery } from '../../domain/ports/archive.ts';
import type { RecalledAct, RecalledAnswer } from '../../domain/ports/recalledActs.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

function attemptToJson({ number, start, end }: Attempt): Readonly<Record<string, unknown>> {
  if (end === null) return { number, ...start, end: null };
  const { responseBody, error, attemptId: _attemptId, ...facts } = end;
  return {
    number,
    ...start,
    end: {
      ...facts,
      responseBody: responseBody === null ? null : new TextDecoder().decode(responseBody),
      error: error === null ? null : errorToJson(error),
    },
  };
}

/** The HTTP status of an attempt, or that it has none. */
function httpSaid(end: Attempt['end']): string {
  if (end === null) return 'senza fine';
  return end.httpStatus === null ? 'senza risposta' : `HTTP ${String(end.httpStatus)}`;
}

function answerLine({ at, state, cartId }: RecalledAnswer): string {
  return `  ${italianInstant(at)}, dal registro di riserva: ${stateNames[state]}  X-CART-id ${cartId ?? 'assente'}`;
}

function entryLines({ submission, patient, attempts, recalled }: HistoryEntry): readonly string[] {
  return [
    `${italianInstant(submission.createdAt)}  ${operationNames[submission.operation]}  ${stateNames[submission.state]}  ${patient.family} ${patient.given}  ${submission.documentId}`,
    ...recalled.map(answerLine),
    ...attempts.map(({ number, end }) => {
      const error = end?.error ?? null;
      const said = error === null ? '' : `: ${errorText(error).happened}`;
      return `  tentativo ${String(number)}: ${httpSaid(end)}  X-CART-id ${end?.cartId ?? 'assente'}${said}`;
    }),
  ];
}

/** An act that is only in the journal of essentials. */
function recalledLines(act: RecalledAct): readonly string[] {
  const { at, operation, state, documentId, answers } = act;
  return [
    `${italianInstant(at)}  ${operation === null ? 'Invio' : operationNames[operation]}  ${stateNames[state ?? 'outcome-unknown']}  ${documentId ?? 'documento non detto'}  (solo nel registro di riserva)`,
    ...answers.map(answerLine),
  ];
}

/** The acts carried out, newest first, with every attempt and its X-CART-id. */
export async function history(bench: Workbench, query: HistoryQuery): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const found = await archive.value.history(query);
  if (!found.ok) return found;
  const recalled = await archive.value.recalledActs(query.text ?? null);
  if (!recalled.ok) return recalled;
  return ok({
    json: {
      entries: found.value.map(({ submission, patient, attempts, recalled: known }) => ({
        ...submission,
        patient,
        attempts: attempts.map(attemptToJson),
        recalled: known,
      })),
      recalled: recalled.value,
    },
    lines: [
      ...(found.value.length > 0 ? found.value.flatMap(entryLines) : ['Nessun invio trovato.']),
      ...recalled.value.flatMap(recalledLines),
    ],
    succeeded: true,
  });
}
