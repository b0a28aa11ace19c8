import type { ActionClass } from '../../../fse/actionClass.ts';
import { defineError, type ErrorDefinition, type RetryClass } from '../../errorDefinition.ts';

/** What every error made from an answer carries. The upstream texts are for the details, never the headline. */
export interface AnswerErrorData {
  readonly httpStatus: number;
  readonly action: ActionClass;
  /** Upstream `type`, GovWay code or index code: whatever named the cause. */
  readonly upstreamCode: string | null;
  readonly upstreamDetail: string | null;
  /** How long the other side asks to wait. */
  readonly retryAfterSeconds: number | null;
}

/** A row of the catalogue whose text does not depend on the answer. */
export function answerError(
  retry: RetryClass,
  happened: string,
  meaning: string,
  next: string,
): ErrorDefinition<AnswerErrorData> {
  return defineError<AnswerErrorData>(retry, () => ({ happened, meaning, next }));
}

/** Meanings shared by many causes: the doctor must find the same words for the same situation. */
export const meanings = {
  notPublished: 'Il documento non è stato pubblicato; la copia firmata resta in archivio.',
  actNotDone:
    "L'operazione non è stata eseguita: quanto già pubblicato sul Fascicolo resta com'era.",
  waits: 'Il documento è integro, non è ancora pubblicato e resta in coda.',
  queueStopped: 'Il documento è integro; la coda degli invii è sospesa finché il problema resta.',
  unknown:
    'Non si sa se il documento sia arrivato al Fascicolo: non va composto di nuovo né inviato con altro numero.',
} as const;

/** Next steps shared by many causes. */
export const nextSteps = {
  support: "Inviare all'assistenza il pacchetto di segnalazione di questo invio.",
  automatic: 'Non occorre fare nulla: un nuovo tentativo parte da solo.',
  software:
    "Non c'è nulla da correggere nei dati clinici: inviare all'assistenza il pacchetto di segnalazione.",
  verify:
    "Attendere: lo stesso documento sarà ripresentato da solo e l'esito verrà chiarito senza duplicati.",
} as const;
