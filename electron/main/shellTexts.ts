function documents(count: number): string {
  return count === 1 ? '1 documento' : `${String(count)} documenti`;
}

/** What the shell says outside the window: tray, notifications, questions at quitting. Never a patient's name. */
export const shellTexts = {
  programName: 'Sintesi',
  openWindow: 'Apri Sintesi',
  sendNow: 'Invia adesso',
  startAtLogin: 'Avvia con il computer',
  quit: 'Esci da Sintesi',
  editMenu: 'Modifica',
  tooltip: (waiting: number) =>
    waiting === 0 ? 'Sintesi: niente da inviare' : `Sintesi: ${documents(waiting)} in coda`,
  waiting: (waiting: number) =>
    waiting === 0 ? 'Niente in coda' : `In coda: ${documents(waiting)}`,
  quitQuestion: (waiting: number) => ({
    message:
      waiting === 1
        ? '1 documento firmato è ancora in coda'
        : `${String(waiting)} documenti firmati sono ancora in coda`,
    detail:
      'Uscendo non si perde nulla: l’invio riprende alla prossima apertura. Finché Sintesi è chiuso, però, non parte.',
    stay: 'Continua a inviare',
    leave: 'Esci comunque',
  }),
  cannotStart: (name: string) =>
    `Sintesi non riesce ad avviarsi (${name}). I dati sono rimasti sul disco come erano.`,
  refusedSwitch: (name: string) => `Sintesi non si avvia con l’opzione --${name}.`,
  hiddenOnce: {
    title: 'Sintesi continua a inviare',
    body: 'La finestra è chiusa, i documenti in coda partono lo stesso. Per uscire usa l’icona vicino all’orologio.',
  },
  refused: {
    title: 'Un documento è stato rifiutato',
    body: 'Apri la coda per leggere il motivo e correggerlo.',
  },
  unknown: {
    title: 'Un invio è senza risposta',
    body: 'Non si sa se il documento è arrivato. Apri la coda: Sintesi lo verifica prima di riprovare.',
  },
  paused: {
    title: 'L’invio è fermo',
    body: 'Serve un tuo intervento. Apri la coda per sapere quale.',
  },
  waitingForPerson: {
    title: 'L’invio aspetta te',
    body: 'Apri la coda per sapere che cosa serve: di solito la carta nel lettore o il PIN.',
  },
  pinWanted: {
    title: 'Serve il PIN',
    body: 'La carta chiede il PIN per continuare a inviare.',
  },
  updateReady: (version: string) => ({
    title: 'Aggiornamento pronto',
    body: `Sintesi ${version} si installa quando chiudi fuori dall’orario di ambulatorio, con la coda vuota.`,
  }),
} as const;
