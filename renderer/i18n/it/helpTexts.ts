/** Texts of the help. */
export const helpTexts = {
  title: 'Guida',
  command: 'Apri la guida',
  keys: 'F1',
  button: 'Aiuto',
  search: 'Cerca una parola o il codice di un errore',
  pages: 'Pagine',
  page: 'Pagina',
  choose: 'Scegli una pagina',
  none: 'Nessuna pagina con queste parole. Prova con una sola, o con il codice scritto sotto l’errore.',
  all: 'Tutte le pagine',
  lead: 'Si legge anche senza rete. Scegli una pagina o scrivi che cosa è successo.',
  happened: 'Che cosa è successo',
  meaning: 'Che cosa significa',
  next: 'Che cosa fare',
  code: (code: string) => `Codice ${code}`,
  close: 'Chiudi la guida',
} as const;
