import { counted, countedInWords } from './plural.ts';

/** Texts of the queue. */
export const queueTexts = {
  headline: {
    sending: (number: number, total: number) =>
      total <= 1
        ? 'Un invio sta partendo.'
        : `Parte l’invio ${String(number)} di ${String(total)}.`,
    paused: 'Invio in pausa.',
    waiting: (count: number) =>
      `${countedInWords(count, 'un invio aspetta', 'invii aspettano')} di poter partire.`,
    toFix: (count: number) =>
      `${countedInWords(count, 'un invio da sistemare', 'invii da sistemare')}.`,
    queued: (count: number) => `${countedInWords(count, 'un invio in attesa', 'invii in attesa')}.`,
    empty: 'La coda è vuota, tutto è partito.',
    never: 'Oggi non è partito nulla.',
  },
  offline: (time: string, count: number) =>
    `Senza rete dalle ${time}. ${counted(count, 'profilo firmato è al sicuro qui e parte da solo', 'profili firmati sono al sicuro qui e partono da soli')} quando torna.`,
  outage: (time: string) => `Il Fascicolo non risponde dalle ${time}. Non dipende da questo PC.`,
  outageWords: 'Gli invii restano qui e ripartono da soli. Non serve rifare nulla.',
  sameCause: (count: number) => `${String(count)} rifiutati per lo stesso motivo`,
  resendAll: (count: number) => `Invia di nuovo tutti e ${String(count)}`,
  resent: (count: number) =>
    counted(count, 'invio rimesso in coda.', 'invii rimessi in coda, con la firma che hanno già.'),
  correctEach: 'La causa è nel contenuto: si corregge in ciascuno.',
  run: (done: number, total: number) => `${String(done)} di ${String(total)} inviati`,
  remaining: (seconds: number) =>
    seconds < 60
      ? `ancora circa ${String(seconds)} secondi`
      : `ancora circa ${counted(Math.round(seconds / 60), 'minuto', 'minuti')}`,
  emptyWords: 'I profili firmati compaiono qui e partono da soli, uno alla volta.',
  pause: 'Pausa',
  resume: 'Riprendi l’invio',
  sendNow: 'Invia ora',
  verifyNow: 'Verifica ora',
  withdraw: 'Ritira',
  correct: 'Correggi',
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
