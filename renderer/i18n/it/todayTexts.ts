import { rulesName } from './frameTexts.ts';
import { countedInWords } from './plural.ts';

/** Texts of the first screen. */
export const todayTexts = {
  /** The news of the day in one sentence. */
  headline: (toFix: number, toSign: number, lastArrival: string | null) => {
    const fix =
      toFix === 0 ? null : countedInWords(toFix, 'un invio da sistemare', 'invii da sistemare');
    const sign =
      toSign === 0 ? null : countedInWords(toSign, 'un profilo da firmare', 'profili da firmare');
    if (fix !== null && sign !== null)
      return `${fix}, ${sign.charAt(0).toLowerCase()}${sign.slice(1)}.`;
    if (fix !== null) return `${fix}.`;
    if (sign !== null) return `${sign}.`;
    return lastArrival === null
      ? 'Niente in sospeso.'
      : `Niente in sospeso. L’ultimo profilo è arrivato alle ${lastArrival}.`;
  },
  toFix: 'Da sistemare',
  toSign: 'Da firmare',
  toSignNote: 'Importati e controllati, pronti per la carta',
  travelling: 'In viaggio',
  travellingNote: 'Partono da soli',
  arrived: 'Nel Fascicolo',
  arrivedNote: 'Oggi',
  nothingArrived: 'Oggi non è ancora partito nessun profilo.',
  start: 'Da dove cominciare',
  startNote: 'Un profilo arriva qui dal programma di cartella',
  startWords:
    'Si importa il profilo preparato dal programma di cartella (CDA2, anche dentro un PDF). Sintesi lo controlla come farebbe il Fascicolo, lo firma con la carta e lo invia.',
  import: 'Importa un profilo',
  review: 'Rivedi e firma',
  correct: 'Da correggere',
  firstProfile: 'Primo profilo',
  replaces: (version: number) => `Sostituisce la versione ${String(version - 1)}`,
  see: 'Vedi',
  verifyNow: 'Verifica ora',
  journey: 'Il viaggio di oggi',
  tally: { toSend: 'Da inviare', sending: 'In invio', accepted: 'Accettati' },
  goodToKnow: 'Da sapere',
  certificate: (date: string, days: number) =>
    `Il certificato della carta scade il ${date}, fra ${String(days)} giorni.`,
  noCertificate: 'La carta dirà qui fino a quando vale il suo certificato.',
  rules: (version: string) =>
    `I profili sono controllati con le regole ufficiali ${rulesName(version)}.`,
  noRules:
    'Le regole ufficiali non sono presenti: il Fascicolo potrebbe rifiutare ciò che qui passa.',
} as const;
