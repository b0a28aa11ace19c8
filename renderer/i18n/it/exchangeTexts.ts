import type { ExchangedFileView, FolderView } from '../../../shared/ipc/areas/exchange.ts';
import type { MarkName, Tone } from '../../components/Mark.tsx';
import { formatDate, formatTime } from './dates.ts';
import { counted, countedInWords } from './plural.ts';

/** A moment as the lists say it: today only the time. */
function momentSaid(instant: string, now: Date): string {
  const isToday = formatDate(instant) === formatDate(now.toISOString());
  return isToday
    ? `oggi, ${formatTime(instant)}`
    : `${formatDate(instant)}, ${formatTime(instant)}`;
}

/** What became of a file: word, shape and colour. */
export function outcomeSaid({ outcome }: ExchangedFileView): {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
} {
  switch (outcome.kind) {
    case 'refused':
      return { word: 'Non letto', mark: 'bad', tone: 'bad' };
    case 'unchanged':
      return { word: 'Niente di nuovo', mark: 'ok', tone: 'quiet' };
    case 'drafted':
      return outcome.unmapped === 0
        ? { word: 'Bozza pronta', mark: 'ok', tone: 'ok' }
        : { word: 'Bozza da rivedere', mark: 'todo', tone: 'warn' };
  }
}

/** Texts of what comes from other programs. */
export const exchangeTexts = {
  title: (drafted: number, refused: number): string => {
    const ready =
      drafted === 0 ? null : countedInWords(drafted, 'una bozza pronta', 'bozze pronte');
    const bad =
      refused === 0 ? null : countedInWords(refused, 'un file non letto', 'file non letti');
    if (ready !== null && bad !== null)
      return `${ready}, ${bad.charAt(0).toLowerCase()}${bad.slice(1)}.`;
    if (ready !== null) return `${ready}.`;
    return bad === null ? 'Porta qui i file del programma di cartella.' : `${bad}.`;
  },
  choose: 'Scegli i file',
  drop: 'Trascina i file in qualunque punto della finestra, oppure incolla il testo di un profilo con Ctrl V.',
  kinds: 'CDA2, PDF con il CDA dentro, FHIR, bozze di Sintesi. Al massimo 20 MB l’uno.',
  asIs: 'Firma un documento già pronto, così com’è',
  reading: (count: number) => counted(count, 'file da leggere', 'file da leggere'),
  just: 'Appena portati',
  justNote: 'Da questa finestra',
  fromFolder: 'Dalla cartella',
  fromFolderNote: 'Letti da soli',
  earlier: 'Prima',
  clipboard: 'appunti',
  nobody: 'senza codice fiscale',
  open: 'Apri',
  openOf: (name: string) => `Apri la bozza di ${name}`,
  said: {
    unmapped: (count: number) =>
      counted(count, 'cosa del file non compresa', 'cose del file non comprese'),
    gaps: (count: number) => counted(count, 'dato mancante', 'dati mancanti'),
    whole: 'Tutto compreso',
    unchanged: 'Dice quello che è già nel Fascicolo: nessuna bozza',
  },
  account: 'Che cosa non è stato compreso',
  accountKinds: {
    unmapped: 'Non entra nella bozza',
    relabelled: 'Riscritto con un nome nuovo',
    dangling: 'Rimanda a parole che nel file non ci sono',
  },
  place: (line: number) => `riga ${String(line)}`,
  folder: 'La cartella del programma',
  noFolder:
    'Nessuna cartella scelta. Si sceglie nelle impostazioni: i file nuovi arrivano da soli.',
  folderSaid: ({ trouble, takenAt, lookedAt }: FolderView, now: Date): string => {
    if (trouble !== null) return 'Non si legge ora';
    if (takenAt !== null) return `Ultimo file letto: ${momentSaid(takenAt, now)}`;
    return lookedAt === null ? 'La guardo ora' : 'Nessun file nuovo da quando è aperta';
  },
  updated: (takenAt: string, now: Date) => `Aggiornata dal gestionale ${momentSaid(takenAt, now)}`,
  taken: (name: string) => `${name}: letto.`,
  exportDraft: 'Salva la bozza in un file',
  exported: (name: string) => `Bozza salvata in ${name}.`,
} as const;
