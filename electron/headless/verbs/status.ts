import { ok } from '../../../shared/errors/result.ts';
import type {
  TransactionConclusion,
  TransactionEvent,
} from '../../../shared/fse/answers/transactionStatus.ts';
import type { TransactionKey } from '../../domain/ports/statusService.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

const conclusionNames: Readonly<Record<TransactionConclusion, string>> = {
  indexed: 'Confermato: il documento è nell’indice.',
  failed: 'Non riuscito: l’indice ha rifiutato il documento.',
  uncertain: 'Esito incerto: il documento può essere nell’indice. Non inviare di nuovo.',
  pending: 'In corso: l’esito non è ancora noto.',
};

function eventLine({ date, type, status, message }: TransactionEvent): string {
  const said = message === null || message === '' ? '' : `: ${message}`;
  return `  ${date ?? 'senza data'}  ${type}  ${status}${said}`;
}

/**
 * Asks the national status service what became of an accepted call. Succeeds unless the transaction failed; nothing
 * in the archive changes, as only the doctor decides what follows.
 */
export async function status(bench: Workbench, key: TransactionKey): Promise<VerbResult> {
  const service = await bench.statusService();
  if (!service.ok) return service;
  const answer = await service.value.ask(key);
  if (!answer.ok) return answer;
  const { conclusion, events } = answer.value;
  return ok({
    json: { ...key, conclusion, events },
    lines: [conclusionNames[conclusion], ...events.map(eventLine)],
    succeeded: conclusion !== 'failed',
  });
}
