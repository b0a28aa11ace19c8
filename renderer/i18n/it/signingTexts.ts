import { counted, formatCount } from './plural.ts';

/** Sections that change, as a sentence ends: `terapie (3), problemi (1) e vaccinazioni (1)`. */
const listFormat = new Intl.ListFormat('it-IT', { type: 'conjunction' });

interface SectionCount {
  readonly title: string;
  readonly count: number;
}

/** Texts of the signing dialogs. */
export const signingTexts = {
  title: 'Firma il profilo',
  titleMany: (count: number) => `Firma ${counted(count, 'profilo', 'profili')}`,
  firstProfile: 'Primo profilo, versione 1.',
  replaces: (version: number) => `Sostituisce la tua versione ${String(version - 1)}.`,
  changes: (sections: readonly SectionCount[]) =>
    sections.length === 0
      ? 'Nulla cambia.'
      : `Cambiano ${listFormat.format(sections.map(({ title, count }) => `${title.toLowerCase()} (${String(count)})`))}.`,
  keptOut: (entries: number) =>
    entries === 1
      ? '1 voce oscurata resta fuori dal documento.'
      : `${String(entries)} voci oscurate restano fuori dal documento.`,
  keptOutMeans:
    'Chi lo legge non sa che manca qualcosa. In studio resta tutto, anche nelle prossime versioni.',
  preparing: 'Preparo la pagina da firmare',
  cardStarted: 'La carta ha cominciato: non si interrompe',
  certificateOf: (holder: string) => `Carta di ${holder}, pronta`,
  validUntil: (date: string) => `Certificato valido fino al ${date}`,
  revocationUnverified: 'Revoca non verificata: si firma lo stesso',
  certificateEnds: (days: number, date: string) =>
    days <= 7
      ? `Il certificato di firma scade fra ${counted(days, 'giorno', 'giorni')}, il ${date}. Dopo non si firma più: chiedi ora la carta nuova.`
      : `Il certificato di firma scade il ${date}, fra ${String(days)} giorni. Chiedi la carta nuova in tempo.`,
  cardEnds: (days: number, date: string) =>
    `Il certificato di accesso della carta scade il ${date}, fra ${counted(days, 'giorno', 'giorni')}: da allora non si invia più.`,
  pinNames: { signature: 'PIN di firma', access: 'PIN della carta (accesso)' },
  pinOther: {
    signature: 'Il PIN della carta (accesso) è un altro.',
    access: 'Il PIN di firma è un altro.',
  },
  digits: (min: number, max: number) =>
    min === max ? `${String(max)} cifre.` : `Da ${String(min)} a ${String(max)} cifre.`,
  typed: (count: number, min: number, max: number) =>
    min === max
      ? `${String(count)} di ${String(max)}`
      : count === 1
        ? '1 cifra'
        : `${String(count)} cifre`,
  warnings: {
    none: null,
    'count-low': 'Un PIN è già stato sbagliato. La carta non dice quanti tentativi restano.',
    'final-try': 'Ultimo tentativo. Se è sbagliato la carta si blocca e serve il PUK.',
    locked: 'Il PIN è bloccato, dice la carta. Si sblocca con il PUK, dal programma della carta.',
  },
  wrongPin: {
    signature: 'PIN di firma sbagliato. Nulla è stato firmato.',
    access: 'PIN della carta sbagliato. Nulla è stato inviato.',
  },
  wrongPinNext: 'Dopo pochi errori, di solito tre in tutto, la carta si blocca e serve il PUK.',
  noAttempt: 'Il PIN non è arrivato alla carta: nessun tentativo è stato consumato.',
  eachPin: 'Questa carta vuole il PIN a ogni firma: vale per questo profilo soltanto.',
  forgotten: 'Non ricordo il PIN',
  unblock: 'Come sbloccarlo',
  unblockSteps: [
    'Prendi la busta o la lettera ricevuta con la carta: il PUK è accanto al PIN.',
    'Apri il programma della carta (quello installato con il lettore) e scegli «Sblocca PIN» per il PIN di firma.',
    'Scrivi il PUK e un PIN nuovo, poi torna qui: questa finestra riprova.',
    'Se il PUK manca o è bloccato anche lui, si va allo sportello che ha rilasciato la carta.',
  ],
  onReader: 'Scrivi il PIN sul lettore',
  readerWaits: (seconds: number) => `Il lettore aspetta ancora ${String(seconds)} secondi circa.`,
  readerWaitsAbout: (seconds: number) => `Il lettore aspetta ancora circa ${String(seconds)} s.`,
  readerMayBeOver:
    'Il lettore potrebbe aver smesso di aspettare: premi il suo tasto Annulla e riprova.',
  onReaderFirst: {
    signature: 'Premi Firma, poi scrivi il PIN sul lettore',
    access: 'Premi Conferma, poi scrivi il PIN sul lettore',
  },
  onReaderNote: (reader: string) =>
    `Il lettore ${reader} ha la sua tastiera: qui non si scrive nulla.`,
  cardAway: 'La carta è stata tolta mentre firmava.',
  cardAwayMeaning: {
    one: 'Il profilo non è firmato. Il PIN non c’entra: nessun errore da contare.',
    many: 'Ciò che è firmato è già in coda, questo profilo non è firmato. Il PIN non c’entra: nessun errore da contare.',
    report: 'Il rapporto non è firmato. Il PIN non c’entra: nessun errore da contare.',
  },
  putBack: 'Rimetti la carta nel lettore',
  putIn: 'Metti la carta nel lettore',
  goesOn: {
    one: 'Questa finestra riprende da sola. Il PIN va riscritto.',
    many: 'Poi premi Riprendi. Il PIN va riscritto.',
    report: 'Poi premi Riprova. Il PIN va riscritto.',
  },
  waitingForCard: 'In attesa della carta',
  certificates: 'Con quale certificato firmi',
  certificateLine: (issuer: string, date: string) => `${issuer}, fino al ${date}`,
  noneUsable: 'Nessuno di questi certificati può firmare ora.',
  steps: {
    preparing: 'Preparo',
    signing: 'La carta firma',
    checking: 'Controllo',
    queued: 'In coda',
  },
  interrupted: 'Firma interrotta',
  stepsLabel: 'Tappe della firma',
  sign: 'Firma',
  confirm: 'Conferma',
  tryAnyway: 'Provo lo stesso',
  retry: 'Riprova',
  cancel: 'Annulla',
  close: 'Chiudi',
  documentStays: 'Il documento resta qui, non firmato.',
  queueStays: 'Gli invii restano in coda, al sicuro.',
  accessTitle: 'Collegamento al Fascicolo',
  accessWhy:
    'Per inviare serve anche la chiave di accesso della carta. Vale finché la carta resta inserita.',
  enter: 'Invio',
  escape: 'Esc',
  elapsed: (seconds: string) => `${seconds} s`,
  done: (seconds: string) => `Firmato e messo in coda, ${seconds} s.`,
  many: {
    checking: 'Controllo dei profili',
    checked: (done: number, total: number) =>
      `Controllo ${formatCount(done)} di ${formatCount(total)}`,
    signed: (signed: number, total: number) => `${String(signed)} di ${String(total)} firmati`,
    left: (seconds: number) =>
      seconds < 60
        ? `ancora circa ${counted(seconds, 'secondo', 'secondi')}`
        : `ancora circa ${counted(Math.round(seconds / 60), 'minuto', 'minuti')}`,
    allSigned: (count: number) =>
      `${counted(count, 'profilo firmato', 'profili firmati')} e in coda.`,
    ended: (signed: number, others: number) =>
      `${counted(signed, 'firmato', 'firmati')}, ${counted(others, 'non firmato', 'non firmati')}.`,
    stopped: (signed: number, left: number) =>
      `Fermo: ${counted(signed, 'firmato', 'firmati')}, ${counted(left, 'ancora da firmare', 'ancora da firmare')}.`,
    keptOut: (entries: number, documents: number) =>
      `${entries === 1 ? '1 voce oscurata resta' : `${String(entries)} voci oscurate restano`} fuori da ${counted(documents, 'documento', 'documenti')}.`,
    keptOutOfOne: (entries: number) =>
      `${counted(entries, 'voce oscurata', 'voci oscurate')} fuori.`,
    list: 'Profili di questa firma',
    onePin: 'Il PIN vale per questi profili, non oltre.',
    onePinOfSeveral: (count: number) =>
      `Il PIN vale per ${String(count)} firme; per le altre viene chiesto di nuovo.`,
    outcomes: {
      waiting: 'aspetta',
      current: 'adesso',
      signed: 'firmato',
      failed: 'non firmato',
      skipped: 'lasciato fuori',
      stopped: 'non ancora',
      card: 'non ancora',
    },
    skip: 'Salta',
    skipThis: (name: string) => `Salta ${name}`,
    stop: 'Ferma',
    resume: 'Riprendi',
    seeQueue: 'Vai alla coda',
    signedStay: 'Ciò che è firmato è già in coda.',
  },
} as const;
