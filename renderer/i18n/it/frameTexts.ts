import type { AppErrorCode } from '../../../shared/errors/appError.ts';
import type { PresenceView } from '../../../shared/ipc/cardViews.ts';

/** The official rules by their number: `schematron_PSS_v4.0` is `v4.0`. */
export function rulesName(version: string): string {
  return /v\d[\d.]*$/.exec(version)?.[0] ?? version;
}

/** Names as a sentence tells them: `A, B e C`. */
const namesFormat = new Intl.ListFormat('it-IT', { type: 'conjunction' });

/** Texts of the frame round every screen. */
export const frameTexts = {
  product: 'Sintesi',
  navigation: 'Principale',
  screens: {
    today: 'Oggi',
    patients: 'Assistiti',
    difference: 'Differenze',
    review: 'Documento pronto',
    exchange: 'Arrivi',
    editor: 'Profilo',
    queue: 'Coda',
    history: 'Storico',
    settings: 'Impostazioni',
    diagnostics: 'Diagnostica',
    help: 'Guida',
  },
  refusedBadge: (count: number) => (count === 1 ? '1 rifiutato' : `${String(count)} rifiutati`),
  verifyBadge: (count: number) => `${String(count)} da verificare`,
  environmentOf: 'AMBIENTE DI',
  test: 'PROVA',
  testInTitle: 'PROVA',
  searchEverywhere: 'Comandi e ricerca',
  skip: 'Vai al contenuto',
  doctor: (given: string, family: string) => `Dr. ${given.charAt(0)}. ${family}`,
  appearance: 'Aspetto',
  appearances: { system: 'Come il sistema', light: 'Chiaro', dark: 'Scuro', hc: 'Alto contrasto' },
  status: 'Stato',
  card: {
    checking: 'Lettura della carta',
    noService: 'Il servizio delle carte è fermo',
    noDriver: 'Manca il programma della carta',
    driverFails: 'Il programma della carta non si avvia',
    driverEnded: 'Il programma della carta si è chiuso e viene riavviato',
    notAnswering: 'La carta non risponde: toglila e rimettila',
    noReader: 'Nessun lettore collegato',
    empty: 'Nessuna carta nel lettore',
    ready: (name: string) => `Carta di ${name} pronta`,
    readyMany: (names: readonly string[]) => `Carte di ${namesFormat.format(names)} pronte`,
    readyUnnamed: 'Carta pronta',
    unknownCard: 'Carta non riconosciuta',
    inUse: 'Carta usata da un altro programma',
    unreadable: 'La carta non risponde',
    removed: 'Carta tolta dal lettore',
  },
  queueCount: (count: number) =>
    count === 1 ? '1 invio in coda' : `${String(count)} invii in coda`,
  queueEmpty: 'Coda vuota',
  paused: 'Invio in pausa',
  version: (version: string) => `Sintesi ${version}`,
  pack: (version: string | null) =>
    version === null ? 'senza regole ufficiali' : `regole ${rulesName(version)}`,
  disconnected: 'La finestra ha perso il collegamento con il programma.',
  reload: 'Ricarica',
  became: (state: string, name: string) => `${state}: ${name}.`,
  chooseFile: 'Scegli un file',
  noFile: 'nessuno scelto',
  zoomed: (percent: number) => `Ingrandimento ${String(percent)} %`,
  copied: (what: string) => `${what} copiato`,
} as const;

/** Why nothing can be told of the card: each cause by its own name. */
function driverSentence(code: AppErrorCode): string {
  const { card } = frameTexts;
  switch (code) {
    case 'card/module-not-found':
    case 'card/module-file-missing':
      return card.noDriver;
    case 'card/process-crashed':
    case 'card/module-quarantined':
      return card.driverEnded;
    default:
      // The module is there and not even loaded, or was loaded and gave an error or no answer.
      return code.startsWith('card/module-') && code !== 'card/module-hung'
        ? card.driverFails
        : card.notAnswering;
  }
}

/** What the card is like, as one sentence with its meaning. */
export function cardSentence(presence: PresenceView | null): {
  readonly mark: 'card' | 'noCard';
  readonly tone: 'ok' | 'warn' | 'idle';
  readonly text: string;
} {
  const { card } = frameTexts;
  const missing = (text: string) => ({ mark: 'noCard', tone: 'warn', text }) as const;
  if (presence === null || presence.kind === 'reading') {
    return { mark: 'noCard', tone: 'idle', text: card.checking };
  }
  if (presence.kind === 'no-service') return missing(card.noService);
  if (presence.kind === 'not-answering') return missing(card.notAnswering);
  if (presence.kind === 'no-driver') return missing(driverSentence(presence.error.code));
  const readers = presence.kind === 'no-reader' ? [] : presence.readers;
  const ready = readers.filter((each) => each.state === 'ready');
  if (ready.length > 0) {
    const names = [...new Set(ready.flatMap(({ holder }) => (holder === null ? [] : holder.name)))];
    const [name] = names;
    if (name === undefined) return { mark: 'card', tone: 'ok', text: card.readyUnnamed };
    const text = names.length === 1 ? card.ready(name) : card.readyMany(names);
    return { mark: 'card', tone: 'ok', text };
  }
  const [first] = readers;
  if (first === undefined) return missing(card.noReader);
  switch (first.state) {
    case 'ready':
    case 'empty':
      return missing(card.empty);
    case 'unknown-card':
      return missing(card.unknownCard);
    case 'in-use':
      return missing(card.inUse);
    case 'unreadable':
      return missing(card.unreadable);
    case 'removed':
      return missing(card.removed);
  }
}
