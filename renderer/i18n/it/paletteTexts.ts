/** Texts of the command palette. */
export const paletteTexts = {
  title: 'Comandi',
  placeholder: 'Che cosa fare, o quale assistito',
  go: (screen: string) => `Vai a ${screen}`,
  import: 'Importa un profilo',
  addPatient: 'Aggiungi un assistito',
  sign: 'Firma il profilo aperto',
  signAll: 'Firma tutti i profili pronti',
  seePdf: 'Guarda il PDF',
  whole: 'Mostra o nascondi le voci invariate',
  leave: 'Torna alla bozza',
  pause: 'Metti in pausa l’invio',
  resume: 'Riprendi l’invio',
  searchHistory: (text: string) => `Cerca «${text}» nello storico`,
  appearance: (name: string) => `Aspetto: ${name}`,
  search: 'Cerca nello storico',
  none: 'Nessun comando con questo nome.',
} as const;

/** Shortcuts as they are printed. */
export const shortcutTexts = {
  palette: 'Ctrl K',
  import: 'Ctrl O',
  sign: 'Ctrl Invio',
  signAll: 'Ctrl Maiusc Invio',
  preview: 'Ctrl P',
  whole: 'Alt T',
  back: 'Esc',
  pause: 'Alt P',
  search: 'Ctrl F',
  addPatient: 'Alt N',
  screens: { today: 'Alt O', patients: 'Alt A', queue: 'Alt C', history: 'Alt S' },
} as const;
