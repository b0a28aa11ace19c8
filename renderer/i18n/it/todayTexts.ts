import { rulesName } from './frameTexts.ts';
import { countedInWords, formatCount } from './plural.ts';

/** Texts of the first screen. */
export const todayTexts = {
  /** The news of the day in one sentence. */
  looking: 'Guardo che cosa c’è da fare.',
  lookingAt: (done: number, total: number) =>
    `Controllo i profili da firmare: ${formatCount(done)} di ${formatCount(total)}.`,
  headline: (toFix: number, toCorrect: number, toSign: number, lastArrival: string | null) => {
    const fix =
      toFix === 0 ? null : countedInWords(toFix, 'un invio da sistemare', 'invii da sistemare');
    const sign =
      toSign === 0 ? null : countedInWords(toSign, 'un profilo da firmare', 'profili da firmare');
    const correct =
      toCorrect === 0
        ? null
        : countedInWords(toCorrect, 'un profilo da correggere', 'profili da correggere');
    const [first, ...others] = [fix, correct, sign].filter((each) => each !== null);
    if (first !== undefined) {
      const rest = others.map((each) => `, ${each.charAt(0).toLowerCase()}${each.slice(1)}`);
      return `${first}${rest.join('')}.`;
    }
    return lastArrival === null
      ? 'Niente in sospeso.'
      : `Niente in sospeso. L’ultimo profilo è arrivato alle ${lastArrival}.`;
  },
  toFix: 'Tocca a te',
  toSign: 'Da firmare',
  toSignNote: 'Rivisti da te, pronti per la carta',
  signAll: (count: number) => `Firma tutti e ${String(count)}`,
  drafts: 'Bozze',
  draftsNote: 'Salvate da sole, riprendi quando vuoi',
  saved: (moment: string) => `salvata ${moment}`,
  resume: 'Riprendi',
  allDrafts: (count: number) => `Tutte e ${String(count)}`,
  travelling: 'In viaggio',
  travellingNote: 'Partono da soli',
  arrived: 'Nel Fascicolo',
  arrivedNote: 'Oggi',
  nothingArrived: 'Oggi non è ancora partito nessun profilo.',
  start: 'Da dove cominciare',
  startNote: 'I dati arrivano dal programma di cartella',
  startWords:
    'Porta qui i file del programma di cartella, anche molti insieme: di ogni assistito nasce una bozza da confermare. Sintesi la controlla come farebbe il Fascicolo, la firma con la carta e la invia.',
  import: 'Importa dal gestionale',
  review: 'Rivedi e firma',
  correct: 'Da correggere',
  remove: 'Togli dai profili da firmare',
  correctNow: 'Correggi',
  firstProfile: 'Primo profilo',
  replaces: (version: number) => `Sostituisce la versione ${String(version - 1)}`,
  see: 'Vedi',
  verifyNow: 'Verifica ora',
  journey: 'Il viaggio di oggi',
  tally: { toSend: 'Da inviare', sending: 'In invio', accepted: 'Accettati' },
  list: {
    title: (count: number) =>
      count === 1 ? 'Il tuo unico assistito' : `I tuoi ${formatCount(count)} assistiti`,
    upToDate: 'Profilo aggiornato',
    toUpdate: 'Da aggiornare',
    changed: 'dati cambiati dopo l’ultimo profilo',
    without: 'Senza profilo',
  },
  arrivals: 'Che cosa è arrivato',
  goodToKnow: 'Da sapere',
  noCertificate: 'La carta dirà qui fino a quando vale.',
  update: (version: string) => `Sintesi ${version} è pronto, si installa alla chiusura.`,
  whatChanges: 'Che cosa cambia',
  rules: (version: string) =>
    `I profili sono controllati con le regole ufficiali ${rulesName(version)}.`,
  noRules:
    'Le regole ufficiali non sono presenti: il Fascicolo potrebbe rifiutare ciò che qui passa.',
} as const;
