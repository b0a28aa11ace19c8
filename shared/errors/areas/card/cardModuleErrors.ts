import { defineError } from '../../errorDefinition.ts';
import {
  hexadecimal,
  nothingSigned,
  returnedByModule,
  type CardReturn,
} from './returnedByModule.ts';

/** The file name of the driver, without its folder: a path may carry a person's name. */
interface ModuleFile {
  readonly module: string;
}

const insist =
  "Estrarre e reinserire la carta, poi riprovare; se si ripete, inviare il rapporto tecnico all'assistenza.";
const reinstall = 'Reinstallare il software della carta nella versione a 64 bit.';

/** The card's driver (PKCS#11 module): finding it, loading it, keeping it alive. */
export const cardModuleErrors = {
  'card/host-memory': returnedByModule(
    'user',
    'La memoria del computer non basta per usare la carta.',
    "Chiudere gli altri programmi e riavviare l'applicazione.",
  ),
  'card/need-to-create-threads': returnedByModule(
    'never',
    'Il software della carta non è compatibile con questa configurazione.',
    'Aggiornare il software della carta.',
  ),
  'card/cant-lock': returnedByModule(
    'never',
    'Il software della carta non si avvia in nessuna delle modalità previste.',
    'Aggiornare il software della carta.',
  ),
  'card/function-not-supported': returnedByModule(
    'never',
    'Il software della carta non offre questa funzione.',
    'Aggiornare il software della carta.',
  ),
  'card/cryptoki-not-initialized': returnedByModule(
    'auto',
    'Il software della carta non è stato avviato.',
    'Attendere: viene riavviato da solo.',
  ),
  'card/cryptoki-already-initialized': returnedByModule(
    'auto',
    'Il software della carta è già attivo.',
    'Nessuna azione richiesta.',
  ),
  'card/library-load-failed': returnedByModule(
    'user',
    'Il software della carta non riesce a caricare un proprio componente.',
    reinstall,
  ),
  'card/module-not-found': defineError<Record<string, never>>('user', () => ({
    happened: 'Non è installato alcun software per leggere la carta.',
    meaning: nothingSigned,
    next: 'Installare il software indicato per la propria carta (la sigla è stampata sulla tessera), poi ripetere la ricerca.',
  })),
  'card/module-file-missing': defineError<ModuleFile>('user', (data) => ({
    happened: `Il software della carta scelto nelle impostazioni (${data.module}) non si trova più.`,
    meaning: nothingSigned,
    next: 'Reinstallare il software della carta o sceglierne un altro nelle impostazioni.',
  })),
  'card/module-not-a-library': defineError<ModuleFile>('user', (data) => ({
    happened: `Il file ${data.module} non è un software per carte.`,
    meaning: nothingSigned,
    next: 'Scegliere nelle impostazioni il file corretto.',
  })),
  'card/module-wrong-arch': defineError<ModuleFile & { readonly found: string }>(
    'user',
    (data) => ({
      happened: `Il software della carta (${data.module}) è per un altro tipo di processore (${data.found}) e questo programma non può usarlo.`,
      meaning: nothingSigned,
      next: 'Installare la versione a 64 bit (su Mac: la versione per il proprio processore).',
    }),
  ),
  'card/module-not-pkcs11': defineError<ModuleFile>('user', (data) => ({
    happened: `Il file ${data.module} è una libreria, ma non un software per carte (PKCS#11).`,
    meaning: nothingSigned,
    next: 'Scegliere nelle impostazioni il file corretto.',
  })),
  'card/module-load-error': defineError<ModuleFile>('user', (data) => ({
    happened: `Il software della carta (${data.module}) è presente ma non si avvia.`,
    meaning: nothingSigned,
    next: 'Reinstallarlo: può mancare un suo componente.',
  })),
  'card/closed': defineError<Record<string, never>>('never', () => ({
    happened: 'Sintesi stava chiudendo: l’operazione con la carta non è cominciata.',
    meaning: nothingSigned,
    next: "Riaprire Sintesi e ripetere l'operazione.",
  })),
  'card/process-crashed': defineError<{ readonly call: string }>('user', () => ({
    happened: 'Il software della carta si è chiuso inaspettatamente.',
    meaning: nothingSigned,
    next: "Ripetere l'operazione. Se si ripete, aggiornare o reinstallare il software della carta.",
  })),
  'card/module-hung': defineError<{ readonly call: string }>('user', () => ({
    happened: 'La carta non risponde e il suo software è stato interrotto.',
    meaning:
      "Nulla è stato firmato né inviato e il documento resta com'era; un PIN appena digitato potrebbe essere stato contato dalla carta.",
    next: 'Chiudere gli altri programmi che usano la carta, estrarla e reinserirla, poi riprovare.',
  })),
  'card/module-quarantined': defineError<Record<string, never>>('user', () => ({
    happened:
      'Il software della carta si è chiuso o bloccato più volte: Sintesi lo riavvia da sé fra un quarto di minuto.',
    meaning: nothingSigned,
    next: 'Chiudere gli altri programmi che usano la carta, estrarla e reinserirla, poi riprovare. Se si ripete, aggiornare o cambiare il software della carta.',
  })),
  'card/vendor-defined': defineError<CardReturn>('user', (data) => ({
    happened: `Il software della carta ha segnalato un proprio errore (${hexadecimal(data.returnValue)}).`,
    meaning: nothingSigned,
    next: insist,
  })),
  'card/unknown-return-value': defineError<CardReturn>('user', (data) => ({
    happened: `Il software della carta ha dato una risposta sconosciuta (${hexadecimal(data.returnValue)}).`,
    meaning: nothingSigned,
    next: insist,
  })),
};
