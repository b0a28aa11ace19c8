import { defineError } from '../errorDefinition.ts';

/** Errors of the conversation between window and trusted side, and of what is typed in the window. */
export const windowErrors = {
  'window/unknown-verb': defineError<Record<string, never>>('never', () => ({
    happened: 'La finestra ha chiesto qualcosa che il programma non conosce.',
    meaning: 'Non è stato fatto nulla.',
    next: 'Chiudere e riaprire Sintesi; se succede ancora, scrivere all’assistenza.',
  })),
  'window/request-refused': defineError<{
    readonly verb: string;
    readonly fields: readonly string[];
  }>('never', (data) => ({
    happened: `La richiesta ${data.verb} non ha la forma prevista (${data.fields.join(', ')}).`,
    meaning: 'Non è stato fatto nulla.',
    next: 'Controllare i dati scritti; se sono giusti, scrivere all’assistenza.',
  })),
  'window/disconnected': defineError<Record<string, never>>('user', () => ({
    happened: 'La finestra ha perso il collegamento con il programma.',
    meaning: 'Quello che è firmato e in coda è al sicuro nell’archivio.',
    next: 'Ricaricare la finestra; se non basta, riaprire Sintesi.',
  })),
  'window/address-not-opened': defineError<{ readonly address: string }>('user', (data) => ({
    happened: `Il programma non può aprire il browser all’indirizzo ${data.address}.`,
    meaning: 'Non è cambiato nulla.',
    next: 'Copiare l’indirizzo e aprirlo nel browser.',
  })),
  'window/file-unreadable': defineError<{ readonly cause: string }>('user', ({ cause }) => ({
    happened: `Il file scelto non si può leggere (${cause}).`,
    meaning: 'Di quel file non è stato preso nulla.',
    next: 'Controllare che il disco o la rete sia collegata e che un altro programma non lo tenga aperto; poi sceglierlo di nuovo.',
  })),
  'window/pin-not-asked': defineError<Record<string, never>>('user', () => ({
    happened: 'Il PIN è arrivato quando nessuno lo aspettava più.',
    meaning: 'La carta non è stata usata: nessun tentativo è andato perso.',
    next: 'Ripetere la firma.',
  })),
  'window/surname-mismatch': defineError<Record<string, never>>('user', () => ({
    happened: 'Il cognome scritto non è quello dell’assistito.',
    meaning: 'Il documento resta pubblicato com’è.',
    next: 'Scrivere il cognome come appare nella fascia scura, poi confermare.',
  })),
};
