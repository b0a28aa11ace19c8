import { defineError } from '../errorDefinition.ts';

const filesSafe = 'I file della cartella sono intatti: Sintesi li legge soltanto.';

/** Errors of the exchange with the record program. */
export const exchangeErrors = {
  'exchange/folder-missing': defineError<Record<string, never>>('auto', () => ({
    happened: 'La cartella del programma di cartella non si trova.',
    meaning: 'I nuovi dati degli assistiti non arrivano; quelli già arrivati ci sono tutti.',
    next: 'Controlla che il disco o la rete sia collegata: Sintesi riprova da sola. Se la cartella è un’altra, sceglila nelle impostazioni.',
  })),
  'exchange/folder-unreadable': defineError<{ readonly cause: string }>('auto', ({ cause }) => ({
    happened: `La cartella del programma di cartella non si può leggere (${cause}).`,
    meaning: filesSafe,
    next: 'Controlla il permesso di lettura: Sintesi riprova da sola.',
  })),
  'exchange/file-unreadable': defineError<{ readonly cause: string }>('auto', ({ cause }) => ({
    happened: `Un file del programma di cartella non si può leggere (${cause}).`,
    meaning: filesSafe,
    next: 'Sintesi riprova da sola; se l’avviso resta, controlla il permesso di lettura.',
  })),
  'exchange/clipboard-empty': defineError<Record<string, never>>('user', () => ({
    happened: 'Negli appunti non c’è un profilo da incollare.',
    meaning: 'Nulla è cambiato.',
    next: 'Copia il profilo dal programma di cartella, poi incollalo qui.',
  })),
};
