import { counted, countedInWords } from './plural.ts';

/** Texts of the last look before signing. */
export const differenceTexts = {
  loading: 'Confronto delle due versioni',
  headline: (changes: number, day: string) =>
    changes === 0
      ? `Nulla cambia rispetto al ${day}.`
      : `${countedInWords(changes, 'una cosa cambia', 'cose cambiano')} rispetto al ${day}.`,
  first: 'Primo profilo: ecco che cosa contiene.',
  unreadable: 'Non c’è un confronto: ecco che cosa contiene.',
  unreadableWhy: 'La versione che sostituisce non si può leggere in questo archivio.',
  before: (version: number) => `Prima, versione ${String(version)}`,
  now: (version: number) => `Adesso, versione ${String(version)}`,
  was: 'Prima',
  is: 'Adesso',
  absent: 'non c’era',
  gone: 'non c’è più',
  onlyCode: (fields: readonly string[]) => `cambia ${fields.join(', ')}`,
  kinds: {
    added: { sign: '+', word: 'Aggiunto' },
    removed: { sign: '−', word: 'Tolto' },
    changed: { sign: '~', word: 'Cambiato' },
    ended: { sign: '−', word: 'Concluso' },
  },
  same: 'Invariate',
  contents: 'Contenuto',
  emptyInBoth: (count: number) =>
    counted(count, 'sezione vuota in entrambe', 'sezioni vuote in entrambe'),
  emptySections: (count: number) => counted(count, 'sezione vuota', 'sezioni vuote'),
  text: 'testo',
  showSame: 'Mostra anche le voci invariate',
  hideSame: 'Nascondi le voci invariate',
  region: 'Che cosa cambia',
  what: 'Che cosa succede firmando',
  steps: {
    checked: 'Controllato',
    noErrors: (warnings: number) =>
      warnings === 0 ? 'Nessun errore' : `Nessun errore, ${counted(warnings, 'avviso', 'avvisi')}`,
    faults: (errors: number) => counted(errors, 'punto da correggere', 'punti da correggere'),
    sign: 'Firma con la carta',
    signWith: (name: string) => `Certificato di ${name}`,
    leaves: 'Parte da solo',
    leavesNote: 'Appena tocca a lui, anche se si chiude la finestra',
    replaces: (version: number) =>
      `La versione ${String(version)} prende il posto della ${String(version - 1)}`,
    replacesNote: (version: number) => `La ${String(version - 1)} resta nello storico`,
    visible: 'Visibile nel Fascicolo',
    visibleNote: 'Con il suo X-CART-id nello storico',
  },
  why: { first: 'Perché un primo profilo', replace: 'Perché una sostituzione' },
  whyWords: {
    first:
      'Qui non c’è una tua versione nel Fascicolo: sarà un documento nuovo. Non serve scegliere.',
    replace: (version: number) =>
      `La versione ${String(version - 1)} nel Fascicolo è tua e ha risposta di accettazione. Non serve scegliere.`,
  },
  warnings: (count: number) =>
    count === 1 ? '1 avviso, non blocca' : `${String(count)} avvisi, non bloccano`,
  sign: 'Firma',
  seePdf: 'Guarda il PDF',
  back: 'Torna alla bozza',
  pdfTitle: 'Come lo vedrà il cittadino',
  print: 'Stampa',
  printKeys: 'Ctrl P',
  close: 'Chiudi',
} as const;
