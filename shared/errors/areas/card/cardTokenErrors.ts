import { defineError } from '../../errorDefinition.ts';
import { nothingSigned, reportIt, returnedByModule } from './returnedByModule.ts';

const reinsert = 'Estrarre e reinserire la carta, poi riprovare.';

/** Reader, card and session: what happens between the program and the plastic. */
export const cardTokenErrors = {
  'card/cancel': returnedByModule(
    'user',
    "L'operazione sulla carta è stata annullata.",
    "Ripetere l'operazione quando si desidera.",
  ),
  'card/slot-id-invalid': returnedByModule(
    'auto',
    'Il lettore usato prima non è più disponibile.',
    'Verificare che il lettore sia collegato: la ricerca riparte da sola.',
  ),
  'card/general-error': returnedByModule(
    'user',
    'Il software della carta ha segnalato un errore non precisato.',
    `${reinsert} Se si ripete, riavviare il computer o reinstallare il software della carta.`,
  ),
  'card/function-failed': returnedByModule(
    'user',
    "La carta non ha portato a termine l'operazione.",
    `Riprovare; se l'errore resta, estrarre e reinserire la carta.`,
  ),
  'card/no-event': returnedByModule(
    'auto',
    'Nei lettori non è cambiato nulla.',
    'Nessuna azione richiesta.',
  ),
  'card/device-error': returnedByModule(
    'user',
    'Il lettore o la carta non rispondono correttamente.',
    'Pulire il chip, reinserire la carta fino in fondo, cambiare porta USB e riprovare.',
  ),
  'card/device-memory': returnedByModule(
    'never',
    'La memoria della carta è insufficiente.',
    'Rivolgersi a chi ha rilasciato la carta.',
  ),
  'card/device-removed': returnedByModule(
    'user',
    "La carta è stata estratta durante l'operazione.",
    "Reinserire la carta e ripetere l'operazione: il PIN verrà chiesto di nuovo.",
  ),
  'card/function-canceled': returnedByModule(
    'user',
    "L'operazione è stata annullata sul lettore o nella finestra del PIN, oppure il tempo per scriverlo è scaduto.",
    "Ripetere l'operazione quando si desidera.",
  ),
  'card/function-rejected': returnedByModule(
    'user',
    "L'operazione è stata rifiutata sul lettore o nella finestra di conferma.",
    "Ripetere l'operazione e confermare la richiesta.",
  ),
  'card/operation-active': returnedByModule(
    'auto',
    "La carta sta ancora eseguendo un'altra operazione.",
    'Attendere qualche secondo.',
  ),
  'card/operation-not-initialized': returnedByModule(
    'user',
    "L'operazione sulla carta è stata interrotta, forse da un altro programma.",
    "Ripetere l'operazione: il PIN verrà chiesto di nuovo.",
  ),
  'card/session-closed': returnedByModule(
    'user',
    'Il collegamento con la carta si è chiuso.',
    "Ripetere l'operazione: il PIN verrà chiesto di nuovo.",
  ),
  'card/session-count': returnedByModule(
    'user',
    'La carta è occupata da troppi programmi.',
    'Chiudere gli altri programmi che usano la carta (firma, browser) e riprovare.',
  ),
  'card/session-handle-invalid': returnedByModule(
    'user',
    'Il collegamento con la carta è caduto.',
    "Se la carta è inserita, ripetere l'operazione: il PIN verrà chiesto di nuovo.",
  ),
  'card/session-read-only': returnedByModule(
    'never',
    'La carta è aperta in sola lettura e non accetta questa operazione.',
    reportIt,
  ),
  'card/session-read-only-exists': returnedByModule(
    'user',
    "Un'altra operazione tiene occupata la carta.",
    'Attendere e riprovare.',
  ),
  'card/token-not-present': returnedByModule(
    'user',
    "Nel lettore non c'è alcuna carta.",
    'Inserire la carta con il chip rivolto come indicato sul lettore.',
  ),
  'card/token-not-recognized': returnedByModule(
    'user',
    'La carta inserita non è riconosciuta.',
    'Verificare che sia la Tessera Sanitaria (TS-CNS) o la carta di firma, e che sia installato il software adatto.',
  ),
  'card/token-write-protected': returnedByModule(
    'never',
    'La carta non permette modifiche.',
    'Nessuna azione richiesta: per accedere e firmare non serve modificarla.',
  ),
  'card/random-no-rng': returnedByModule(
    'never',
    'La carta non genera numeri casuali.',
    'Nessuna azione richiesta.',
  ),
  'card/object-handle-invalid': returnedByModule(
    'user',
    "L'oggetto cercato sulla carta non è più disponibile.",
    reinsert,
  ),
  'card/key-handle-invalid': returnedByModule(
    'user',
    'La chiave della carta non è più raggiungibile.',
    reinsert,
  ),
  'card/no-reader': defineError<Record<string, never>>('user', () => ({
    happened: 'Non è collegato alcun lettore di smart card.',
    meaning: nothingSigned,
    next: 'Collegare il lettore USB.',
  })),
  'card/pcsc-unavailable': defineError<Record<string, never>>('user', () => ({
    happened: 'Il servizio di sistema per le smart card non è attivo.',
    meaning: nothingSigned,
    next: 'Avviare il servizio «Smart card» di Windows (su Linux: pcscd) o riavviare il computer.',
  })),
  'card/token-unknown': defineError<{ readonly tokenId: string }>('user', () => ({
    happened: 'La carta scelta non è più nel lettore.',
    meaning: nothingSigned,
    next: "Reinserire la carta scelta, o sceglierne un'altra fra quelle presenti.",
  })),
};
