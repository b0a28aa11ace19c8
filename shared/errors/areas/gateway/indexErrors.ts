import { answerError, meanings, nextSteps } from './answerError.ts';

/** Answers whose text comes from the national index, INI (gateway.md §10.5). */
export const indexErrors = {
  'gateway/index-already-registered': answerError(
    'never',
    "L'indice conosce già un documento con questo numero.",
    'Se un invio precedente era rimasto senza esito, il documento è pubblicato; altrimenti non lo è.',
    "Controllare nello storico l'invio precedente dello stesso documento.",
  ),
  'gateway/index-signature-slot': answerError(
    'never',
    "L'indice ha rifiutato il dato sulla presenza della firma, calcolato dal servizio.",
    meanings.notPublished,
    nextSteps.support,
  ),
  'gateway/index-visibility': answerError(
    'never',
    'Livello di riservatezza e regola di oscuramento del documento non concordano.',
    meanings.notPublished,
    'Con riservatezza molto ristretta scegliere se oscurare o mostrare il documento; altrimenti usare quella normale.',
  ),
  'gateway/index-regional-timeout': answerError(
    'auto',
    "L'indice non ha avuto conferma in tempo dalla Regione.",
    meanings.unknown,
    nextSteps.verify,
  ),
  'gateway/index-regional-failure': answerError(
    'auto',
    "Il sistema regionale ha avuto un errore interno durante l'indicizzazione.",
    meanings.unknown,
    nextSteps.verify,
  ),
  'gateway/index-attribute': answerError(
    'never',
    "L'indice ha rifiutato un attributo della richiesta.",
    meanings.notPublished,
    nextSteps.support,
  ),
  'gateway/index-metadata': answerError(
    'never',
    "L'indice ha rifiutato i metadati del documento.",
    meanings.notPublished,
    'Controllare i dati di pubblicazione nelle impostazioni del medico; il motivo è nei dettagli.',
  ),
  'gateway/index-patient': answerError(
    'never',
    "L'assistito non è riconosciuto dall'anagrafe nazionale.",
    meanings.notPublished,
    "Controllare il codice fiscale dell'assistito; se è giusto, segnalare il caso all'anagrafe sanitaria.",
  ),
  'gateway/index-document-unknown': answerError(
    'never',
    "L'indice non trova il documento indicato.",
    meanings.actNotDone,
    "Aggiornare lo storico; se il documento risulta pubblicato da qui, inviare la segnalazione all'assistenza.",
  ),
  'gateway/index-internal': answerError(
    'auto',
    "L'indice nazionale ha avuto un errore interno.",
    meanings.unknown,
    nextSteps.verify,
  ),
  'gateway/index-refused': answerError(
    'never',
    "L'indice nazionale ha rifiutato la richiesta.",
    meanings.notPublished,
    nextSteps.support,
  ),
  'gateway/index-failed': answerError(
    'user',
    "L'indice nazionale ha risposto con un errore non riconosciuto.",
    meanings.unknown,
    nextSteps.support,
  ),
  'gateway/index-warning-only': answerError(
    'auto',
    "L'indice nazionale ha risposto con un solo avviso e senza un esito.",
    meanings.unknown,
    nextSteps.verify,
  ),
};
