import { defineError } from '../../errorDefinition.ts';
import { returnedByModule } from './returnedByModule.ts';

const attemptSpent =
  "Un tentativo è stato consumato; nulla è stato firmato e il documento resta com'era.";
const attemptKept =
  "Il PIN non è stato inviato alla carta e nessun tentativo è stato consumato; il documento resta com'era.";
const notSigned = "Nulla è stato firmato e il documento resta com'era.";

/** PIN and login. None of them is ever retried by the program: a wrong try may lock the card. */
export const cardPinErrors = {
  'card/pin-incorrect': returnedByModule(
    'user',
    'Il PIN è errato.',
    'Ricontrollare il PIN prima di riprovare: dopo pochi tentativi sbagliati (di solito tre) la carta si blocca.',
    attemptSpent,
  ),
  'card/pin-invalid': returnedByModule(
    'user',
    'La carta non ammette i caratteri del PIN inserito.',
    'Usare soltanto le cifre del PIN ricevuto con la carta.',
    notSigned,
  ),
  'card/pin-len-range': returnedByModule(
    'user',
    'La carta non ammette un PIN di questa lunghezza.',
    'Digitare il PIN completo, in genere da cinque a otto cifre.',
    notSigned,
  ),
  'card/pin-expired': returnedByModule(
    'user',
    "Il PIN deve essere cambiato prima dell'uso.",
    'Cambiare il PIN con il programma fornito con la carta, poi tornare qui.',
    notSigned,
  ),
  'card/pin-locked': returnedByModule(
    'never',
    'La carta è bloccata per troppi PIN errati.',
    "Non tentare altri PIN. Sbloccare la carta con il codice PUK usando il programma fornito con la carta, o rivolgersi allo sportello che l'ha rilasciata.",
    notSigned,
  ),
  'card/user-already-logged-in': returnedByModule(
    'user',
    'La carta risultava già sbloccata e il PIN appena digitato non è stato verificato.',
    'Inserire di nuovo il PIN.',
    notSigned,
  ),
  'card/user-not-logged-in': returnedByModule(
    'user',
    'La carta richiede il PIN.',
    'Inserire il PIN.',
    notSigned,
  ),
  'card/user-pin-not-initialized': returnedByModule(
    'user',
    'La carta non risulta attivata, oppure il software installato non la riconosce bene.',
    'Se la carta non è mai stata usata, attivarla presso uno sportello abilitato; altrimenti installare il software del produttore indicato sulla carta.',
    notSigned,
  ),
  'card/user-type-invalid': returnedByModule(
    'never',
    'Il software della carta non conosce il tipo di accesso richiesto.',
    "Inviare il rapporto tecnico all'assistenza.",
    notSigned,
  ),
  'card/user-another-already-logged-in': returnedByModule(
    'user',
    'La carta è in uso con un altro profilo.',
    'Chiudere gli altri programmi che usano la carta, estrarla e reinserirla.',
    notSigned,
  ),
  'card/pin-not-digits': defineError<Record<string, never>>('user', () => ({
    happened: 'Il PIN inserito contiene caratteri diversi dalle cifre.',
    meaning: attemptKept,
    next: 'Digitare soltanto le cifre del PIN ricevuto con la carta.',
  })),
  'card/pin-wrong-length': defineError<{ readonly min: number; readonly max: number }>(
    'user',
    (data) => ({
      happened: `Il PIN inserito non ha una lunghezza ammessa (da ${String(data.min)} a ${String(data.max)} cifre).`,
      meaning: attemptKept,
      next: 'Digitare il PIN completo.',
    }),
  ),
  'card/pin-cancelled': defineError<Record<string, never>>('user', () => ({
    happened: "L'inserimento del PIN è stato annullato.",
    meaning: attemptKept,
    next: "Ripetere l'operazione quando si desidera.",
  })),
  'card/pin-last-try': defineError<Record<string, never>>('user', () => ({
    happened: 'Alla carta resta un solo tentativo di PIN.',
    meaning: attemptKept,
    next: 'Verificare il PIN e digitarlo di persona: se è errato la carta si blocca e serve il PUK.',
  })),
  'card/pin-needed-per-signature': defineError<Record<string, never>>('user', () => ({
    happened: 'Questa carta richiede il PIN a ogni firma.',
    meaning: notSigned,
    next: 'Inserire il PIN di firma per questo documento.',
  })),
};
