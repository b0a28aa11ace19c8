import { countedInWords } from './plural.ts';

/** Texts of the queue. */
export const queueTexts = {
  headline: {
    sending: 'Un invio sta partendo.',
    paused: 'Invio in pausa.',
    waiting: (count: number) =>
      `${countedInWords(count, 'un invio aspetta', 'invii aspettano')} di poter partire.`,
    toFix: (count: number) =>
      `${countedInWords(count, 'un invio da sistemare', 'invii da sistemare')}.`,
    queued: (count: number) => `${countedInWords(count, 'un invio in attesa', 'invii in attesa')}.`,
    empty: 'La coda è vuota, tutto è partito.',
    never: 'Oggi non è partito nulla.',
  },
  emptyWords: 'I profili firmati compaiono qui e partono da soli, uno alla volta.',
  pause: 'Pausa',
  resume: 'Riprendi l’invio',
  sendNow: 'Invia ora',
  verifyNow: 'Verifica ora',
  withdraw: 'Ritira',
  see: 'Vedi',
  groups: {
    refused: 'Rifiutati',
    unknown: 'Da verificare',
    blocked: 'Fermi',
    sending: 'In invio',
    queued: 'Da inviare',
    accepted: 'Accettati',
    cancelled: 'Ritirati',
  },
  list: 'Invii in coda e di oggi',
  needs: 'Per inviare serve',
  needCard: 'La carta nel lettore',
  needRelease: 'L’invio non in pausa',
  released: 'gli invii partono da soli',
  pausedSince: (time: string) => `in pausa dalle ${time}`,
  needAnswer: 'Il Fascicolo che risponde',
  answerAt: (time: string) => `ultima risposta alle ${time}`,
  noAnswerYet: 'nessuna risposta oggi',
  fourStops: 'Le quattro tappe',
  fourStopsWords: 'firmato, inviato, preso in carico, visibile nel Fascicolo',
  ifClosed: 'Se si chiude Sintesi',
  ifClosedWords: 'Gli invii restano qui, cifrati, e ripartono alla prossima apertura.',
} as const;
