import type { NotNowCauseView } from '../../../shared/ipc/patientViews.ts';
import type { SectionName } from '../../../shared/pss/pss.ts';
import { counted, formatCount } from './plural.ts';
import { sectionTexts } from './sectionTexts.ts';

function titles(sections: readonly SectionName[]): string {
  return sections.map((name) => sectionTexts[name].title).join(', ');
}

/** Texts of preparing the next version for several patients. */
export const preparationTexts = {
  title: (count: number) =>
    count === 1 ? 'Prepara il profilo di un assistito' : `Prepara ${formatCount(count)} profili`,
  words:
    'Per ognuno vengono confermate, con la data di oggi, le sezioni rimaste come nell’ultima versione. Non parte nulla: poi si firma, una volta per tutti.',
  confirmsChanges: 'Conferma anche i dati nuovi portati dal gestionale',
  confirmsChangesHint:
    'Senza, chi ha dati diversi dall’ultima versione resta da guardare. Prima del PIN si vede che cosa cambia per ognuno.',
  start: 'Prepara',
  enter: 'Invio',
  again: (count: number) => `Conferma i dati nuovi di ${counted(count, 'assistito', 'assistiti')}`,
  stop: 'Ferma',
  close: 'Chiudi',
  escape: 'Esc',
  progress: (done: number, total: number) => `${String(done)} di ${String(total)}`,
  ended: (ready: number, others: number) =>
    others === 0
      ? counted(ready, 'pronto da firmare', 'pronti da firmare')
      : `${counted(ready, 'pronto da firmare', 'pronti da firmare')}, ${String(others)} no`,
  stays: 'Chi non è pronto resta com’è, salvo le bozze da correggere.',
  sign: (count: number) => `Firma ${counted(count, 'profilo', 'profili')}`,
  list: 'Assistiti scelti',
  open: (name: string) => `Apri ${name}`,
  openShort: 'Apri',
  waiting: 'da preparare',
  ready: 'pronto da firmare',
  firstUnseen: (count: number) =>
    `Primo profilo, mai guardato: ${counted(count, 'sezione', 'sezioni')}.`,
  unseen: (sections: readonly SectionName[]) =>
    `Dati diversi dall’ultima versione: ${titles(sections)}.`,
  refused: (errors: number, first: string) =>
    errors > 1 ? `Da correggere in ${String(errors)} punti. ${first}` : `Da correggere. ${first}`,
  causes: {
    'to-verify': 'L’ultimo invio non ha avuto risposta: prima va verificato.',
    refused: 'L’ultimo invio è stato rifiutato: va corretto.',
    sending: 'L’ultima versione sta partendo: prima deve arrivare.',
    'to-send': 'L’ultima versione è in coda: prima deve arrivare.',
    without: 'Non c’è un profilo da cui cominciare.',
    changed: 'Il gestionale ha portato dati diversi, e la loro bozza è stata tolta.',
    open: 'La bozza è aperta, o non è stata chiusa.',
  } satisfies Record<NotNowCauseView, string>,
} as const;
