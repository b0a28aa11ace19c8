import { counted, countedInWords } from './plural.ts';

/** Texts of import and review. */
export const reviewTexts = {
  title: 'Importa un profilo',
  drop: 'Trascinare qui il profilo',
  dropNote: 'CDA2 in XML, oppure il PDF che lo contiene. Al massimo 20 MB.',
  choose: 'Scegli il file',
  reading: 'Lettura e controllo del documento',
  what: 'Che cosa succede',
  steps: [
    ['Controllato', 'Come farebbe il Fascicolo, regola per regola'],
    ['Firmato con la carta', 'PIN di firma, una volta'],
    ['Inviato', 'Parte da solo, in ordine'],
    ['Visibile nel Fascicolo', 'Con il suo X-CART-id nello storico'],
  ],
  accepted: 'Pronto da firmare, nessun errore.',
  acceptedWithWarnings: (count: number) =>
    `Pronto da firmare, ${counted(count, 'avviso', 'avvisi')} da leggere.`,
  refused: (count: number) =>
    `${countedInWords(count, 'un punto da correggere', 'punti da correggere')} prima della firma.`,
  notNow: 'Questo documento non si può firmare ora.',
  done: 'Firmato e messo in coda.',
  errors: 'Da correggere',
  errorsNote: 'Con questi il Fascicolo lo rifiuta',
  warnings: 'Avvisi',
  warningsNote: 'Non bloccano',
  judgement: 'Esito del controllo',
  content: 'Contenuto',
  contentNote: (sections: number) => counted(sections, 'sezione', 'sezioni'),
  entries: (count: number) => (count === 0 ? 'solo testo' : counted(count, 'voce', 'voci')),
  document: 'Documento',
  facts: { doctor: 'Medico', written: 'Redatto', id: 'Identificativo', rules: 'Regole' },
  noRules: 'Regole ufficiali assenti: controlli essenziali soltanto',
  technical: 'Dettagli tecnici',
  places: (count: number) => counted(count, 'punto', 'punti'),
  line: (line: number) => `riga ${String(line)}`,
  bySupplier: 'Si corregge nel programma che ha scritto il documento.',
  byDoctor: 'Si corregge cambiando il dato nel programma di cartella.',
  preview: 'Come lo vedrà il cittadino',
  previewLoading: 'Preparazione della pagina',
  page: (page: number, pages: number) => `Pagina ${String(page)} di ${String(pages)}`,
  version: (version: number) => `Versione ${String(version)}`,
  first: 'primo profilo',
  replacing: (version: number) => `sostituisce la ${String(version - 1)}`,
  why: {
    first: 'Primo profilo di questo assistito da qui: sarà un documento nuovo.',
    replace: (version: number) =>
      `Sostituisce la versione ${String(version - 1)}: la prenderà il posto, la precedente resta nello storico.`,
  },
  sign: 'Firma',
  other: 'Importa un altro',
} as const;
