/** Texts of the signing dialogs. */
export const signingTexts = {
  title: 'Firma il profilo',
  firstProfile: 'Primo profilo, versione 1.',
  replaces: (version: number) =>
    `Versione ${String(version)}, sostituisce la ${String(version - 1)}.`,
  preparing: 'Preparazione della pagina da firmare',
  certificateOf: (holder: string) => `Carta di ${holder}`,
  validUntil: (date: string) => `Certificato valido fino al ${date}`,
  pinNames: { signature: 'PIN di firma', access: 'PIN della carta (accesso)' },
  pinOther: {
    signature: 'Il PIN della carta (accesso) è un altro.',
    access: 'Il PIN di firma è un altro.',
  },
  digits: (min: number, max: number) =>
    min === max ? `${String(max)} cifre.` : `Da ${String(min)} a ${String(max)} cifre.`,
  typed: (count: number) => (count === 1 ? '1 cifra' : `${String(count)} cifre`),
  warnings: {
    none: null,
    'count-low': 'Un PIN è già stato sbagliato: restano pochi tentativi.',
    'final-try': 'Ultimo tentativo: se è sbagliato la carta si blocca e serve il PUK.',
    locked:
      'La carta dice che questo PIN è bloccato. Si sblocca con il PUK, dal programma della carta.',
  },
  steps: {
    preparing: 'Preparo',
    signing: 'La carta firma',
    checking: 'Controllo',
    queued: 'In coda',
  },
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
} as const;
