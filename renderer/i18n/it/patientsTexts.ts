import type { DueView } from '../../../shared/ipc/patientViews.ts';
import type { MarkName, Tone } from '../../components/Mark.tsx';
import { formatDate, formatTime } from './dates.ts';
import { counted, formatCount } from './plural.ts';

/** What a profile asks for: word, shape and colour; no shape where nothing presses. */
export function dueSaid(due: DueView): {
  readonly text: string;
  readonly mark: MarkName | null;
  readonly tone: Tone;
} {
  switch (due.kind) {
    case 'to-verify':
      return { text: 'Da verificare', mark: 'ask', tone: 'warn' };
    case 'draft':
      return due.toConfirm === 0
        ? { text: 'Bozza rivista, da chiudere', mark: 'pen', tone: 'move' }
        : {
            text: `Bozza aperta, ${counted(due.toConfirm, 'sezione', 'sezioni')}`,
            mark: 'todo',
            tone: 'warn',
          };
    case 'to-sign':
      return { text: 'Da firmare', mark: 'pen', tone: 'move' };
    case 'refused':
      return { text: 'Invio rifiutato', mark: 'bad', tone: 'bad' };
    case 'sending':
      return { text: 'In invio', mark: 'send', tone: 'move' };
    case 'to-send':
      return { text: 'Da inviare', mark: 'wait', tone: 'idle' };
    case 'changed':
      return {
        text: `Dati cambiati il ${formatDate(due.at).slice(0, 5)}`,
        mark: null,
        tone: 'idle',
      };
    case 'outdated':
      return { text: 'Più di un anno dall’ultimo', mark: null, tone: 'idle' };
    case 'without':
      return { text: 'Senza profilo', mark: null, tone: 'idle' };
    case 'in-order':
      return { text: 'In ordine', mark: null, tone: 'quiet' };
  }
}

/** Texts of the list of patients. */
export const patientsTexts = {
  title: 'Assistiti',
  search: 'Cognome, nome o codice fiscale',
  filters: {
    all: 'Tutti',
    'to-update': 'Da aggiornare',
    changed: 'Dati cambiati',
    without: 'Senza profilo',
    drafts: 'Bozze',
  },
  filterGroup: 'Quali assistiti',
  columns: {
    name: 'Assistito',
    birth: 'Nato il',
    age: 'Età',
    sex: 'Sesso',
    code: 'Codice fiscale',
    profile: 'Ultimo profilo',
    version: 'Vers.',
    due: 'Che cosa serve',
  },
  never: 'mai',
  unknown: 'non noto',
  marked: 'scelto',
  chosen: (count: number) => counted(count, 'assistito scelto', 'assistiti scelti'),
  clearMarks: 'Lascia la scelta',
  prepare: 'Prepara e firma',
  markDue: (count: number) => `Scegli i ${formatCount(count)} da aggiornare`,
  markHint: 'Nell’elenco: Spazio sceglie, Maiusc e frecce di seguito, Ctrl A chi è da aggiornare.',
  changes: 'Che cosa è cambiato',
  unchanged: 'Nulla di diverso dal profilo nel Fascicolo.',
  moreChanges: (count: number) => counted(count, 'altra cosa', 'altre cose'),
  found: (count: number) => counted(count, 'assistito', 'assistiti'),
  selected: 'Selezionato',
  nobody: 'Nessun assistito selezionato.',
  nobodyHint: 'Frecce per scorrere, Invio per aprire il profilo.',
  open: 'Apri il profilo',
  openKeys: 'Invio',
  history: 'Storico degli invii',
  add: 'Nuovo assistito',
  import: 'Importa dal gestionale',
  versions: 'I profili di questo assistito',
  version: (version: number) => `Versione ${String(version)}`,
  byOther: 'di un altro medico',
  wholeList: 'Tutta la lista',
  ordered: {
    name: 'Ordinati per cognome',
    birth: 'Ordinati per data di nascita',
    profile: 'Ordinati per ultimo profilo',
    due: 'Ordinati per che cosa serve',
  },
  empty: 'Nessun assistito ancora.',
  emptyWords:
    'Gli assistiti arrivano con i file del programma di cartella, oppure si scrivono a mano. Da qui poi ne apri il profilo.',
  none: 'Nessun assistito così.',
  noneWords: 'Prova con l’inizio del cognome, del nome o del codice fiscale.',
  showAll: 'Mostra tutti',
  loading: 'L’elenco arriva',
  ended: { replaced: 'sostituita', annulled: 'annullata' },
  notSent: 'mai inviata',
  toSign: 'da firmare',
  /** Why, in a sentence, for the patient selected. */
  reason: (due: DueView): string => {
    switch (due.kind) {
      case 'to-verify':
        return 'L’ultimo invio non ha avuto risposta. Non serve rifarlo: Sintesi ricontrolla da sola.';
      case 'draft':
        return due.toConfirm === 0
          ? `Bozza salvata il ${formatDate(due.savedAt)} alle ${formatTime(due.savedAt)}: tutte le sezioni sono confermate.`
          : `Bozza salvata il ${formatDate(due.savedAt)} alle ${formatTime(due.savedAt)}: ${counted(due.toConfirm, 'sezione da confermare', 'sezioni da confermare')}.`;
      case 'to-sign':
        return 'Il profilo è pronto per la carta.';
      case 'refused':
        return 'Il Fascicolo non ha accettato l’ultimo invio.';
      case 'sending':
        return 'L’ultimo profilo è in viaggio.';
      case 'to-send':
        return 'Il profilo è firmato e al sicuro: parte da solo.';
      case 'changed':
        return 'Il programma di cartella ha portato dati diversi da quelli nel Fascicolo.';
      case 'outdated':
        return `L’ultimo profilo è del ${formatDate(due.since)}: è passato più di un anno.`;
      case 'without':
        return 'Nel Fascicolo non c’è ancora un profilo scritto da qui.';
      case 'in-order':
        return 'Il profilo nel Fascicolo è aggiornato.';
    }
  },
  adding: {
    title: 'Nuovo assistito',
    family: 'Cognome',
    given: 'Nome',
    code: 'Codice fiscale',
    birth: 'Data di nascita',
    birthHint: 'gg/mm/aaaa',
    sex: 'Sesso',
    sexes: { M: 'Maschio', F: 'Femmina', UN: 'Non definito' },
    confirm: 'Aggiungi',
    cancel: 'Lascia stare',
    missing: 'Scrivi cognome e nome.',
    badBirth: 'La data di nascita si scrive così: 04/08/1931.',
    codeForm: 'Il codice fiscale ha 16 caratteri, come sulla tessera sanitaria.',
    codeCheck: 'L’ultima lettera non torna con le altre: ricopialo dalla tessera sanitaria.',
    birthUnlike:
      'Il codice fiscale non corrisponde alla data di nascita. Controlla: dopo l’invio si corregge solo annullando.',
    sexUnlike:
      'Il codice fiscale non corrisponde al sesso. Controlla: dopo l’invio si corregge solo annullando.',
    added: (name: string) => `${name} è nell’elenco.`,
    already: (name: string) => `${name} era già nell’elenco: dati aggiornati.`,
  },
} as const;
