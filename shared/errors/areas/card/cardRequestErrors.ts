import { defineError } from '../../errorDefinition.ts';
import { nothingSigned, reportIt, returnedByModule } from './returnedByModule.ts';

/** What was asked of the card's key and could not be done: data, mechanism, key, attribute, result. */
export const cardRequestErrors = {
  'card/arguments-bad': returnedByModule(
    'never',
    'Il software della carta ha rifiutato il modo in cui è stato chiamato.',
    reportIt,
  ),
  'card/attribute-read-only': returnedByModule(
    'never',
    'Un dato della carta non si può modificare.',
    reportIt,
  ),
  'card/attribute-sensitive': returnedByModule(
    'never',
    'La chiave non può uscire dalla carta: è la protezione prevista.',
    reportIt,
  ),
  'card/attribute-type-invalid': returnedByModule(
    'never',
    "La carta non fornisce un'informazione richiesta.",
    reportIt,
  ),
  'card/attribute-value-invalid': returnedByModule(
    'never',
    'La carta non ha accettato un valore.',
    reportIt,
  ),
  'card/data-invalid': returnedByModule(
    'never',
    'I dati da firmare non sono nel formato atteso dalla carta.',
    reportIt,
  ),
  'card/data-len-range': returnedByModule(
    'never',
    'I dati da firmare hanno una lunghezza non accettata dalla carta.',
    reportIt,
  ),
  'card/key-size-range': returnedByModule(
    'never',
    'La chiave della carta ha una lunghezza non accettata dal suo software.',
    'Aggiornare il software; se non basta, la carta è di una generazione troppo vecchia e va sostituita.',
  ),
  'card/key-type-inconsistent': returnedByModule(
    'never',
    'La chiave della carta non è adatta a questa operazione.',
    'Scegliere un altro certificato.',
  ),
  'card/key-function-not-permitted': returnedByModule(
    'never',
    'La carta non permette di usare questo certificato per questa operazione.',
    "Scegliere il certificato giusto: quello con il codice fiscale per l'accesso, quello con il nome per la firma.",
  ),
  'card/mechanism-invalid': returnedByModule(
    'never',
    'La carta non offre il metodo di firma richiesto.',
    'Aggiornare il software della carta.',
  ),
  'card/mechanism-param-invalid': returnedByModule(
    'never',
    'La carta non accetta i parametri del metodo di firma.',
    'Aggiornare il software della carta.',
  ),
  'card/signature-invalid': returnedByModule(
    'user',
    'La carta giudica non valida una firma.',
    "Riprovare; se si ripete, non usare questa carta e rivolgersi all'assistenza.",
  ),
  'card/buffer-too-small': returnedByModule(
    'never',
    'La risposta della carta è più lunga dello spazio previsto.',
    reportIt,
  ),
  'card/signature-mismatch': defineError<Record<string, never>>('user', () => ({
    happened:
      'La firma prodotta dalla carta non corrisponde al certificato: verificata subito, è stata scartata.',
    meaning: nothingSigned,
    next: "Estrarre e reinserire la carta e riprovare; se si ripete, non usare questa carta e rivolgersi all'assistenza.",
  })),
  'card/key-type-mismatch': defineError<{
    readonly keyType: 'rsa' | 'ec';
    readonly mechanism: string;
  }>('never', (data) => ({
    happened: `La chiave della carta (${data.keyType.toUpperCase()}) non può eseguire il metodo di firma richiesto.`,
    meaning: nothingSigned,
    next: reportIt,
  })),
  'card/data-wrong-length': defineError<{ readonly length: number; readonly expected: number }>(
    'never',
    (data) => ({
      happened: `I dati preparati per la firma sono di ${String(data.length)} byte anziché ${String(data.expected)}.`,
      meaning: nothingSigned,
      next: reportIt,
    }),
  ),
};
