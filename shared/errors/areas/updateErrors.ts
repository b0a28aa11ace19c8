import { defineError } from '../errorDefinition.ts';

const staysReady = 'La versione nuova resta pronta e nulla è stato interrotto.';

/** Why a version that waits is not installed now. */
export const updateErrors = {
  'update/none': defineError<Record<string, never>>('user', () => ({
    happened: 'Non c’è nessun aggiornamento pronto da installare.',
    meaning: 'Sintesi resta com’è.',
    next: 'Aspettare: gli aggiornamenti si cercano e si scaricano da soli.',
  })),
  'update/queue-waiting': defineError<{ readonly waiting: number }>('user', ({ waiting }) => ({
    happened:
      waiting === 1
        ? 'C’è un invio non ancora concluso nella coda.'
        : `Ci sono ${String(waiting)} invii non ancora conclusi nella coda.`,
    meaning: staysReady,
    next: 'Aspettare che la coda sia vuota, oppure installare alla chiusura.',
  })),
  'update/busy': defineError<Record<string, never>>('user', () => ({
    happened: 'Sintesi sta ancora scrivendo o firmando qualcosa.',
    meaning: staysReady,
    next: 'Finire o lasciare quello che è in corso, poi riprovare.',
  })),
};
