/** What the page of the copies says. */
export const backupTexts = {
  copies: 'Copie di sicurezza',
  where: (folder: string) => `In ${folder}`,
  none: 'Ancora nessuna: Sintesi la fa da sola al primo momento tranquillo della giornata.',
  last: (moment: string) => `L’ultima: ${moment}`,
  make: 'Fai ora una copia',
  making: 'Copia in corso…',
  made: 'Copia fatta e controllata.',
  verify: 'Prova il ripristino',
  verified: (seconds: string) => `La copia si apre ed è integra, ${seconds} s.`,
  elsewhere: 'Copia su un altro disco',
  elsewhereFolder: 'Cartella su un altro disco o in rete',
  elsewhereHint:
    'Riceve ogni copia, cifrata, con la chiave sigillata e le impostazioni. La cartella deve esserci già; si prova subito.',
  elsewhereTry: 'Prova e usa questa cartella',
  elsewhereStop: 'Non usarla più',
  elsewhereChosen: 'Copia riuscita: la cartella è in uso.',
  elsewhereGone: 'Le copie restano solo accanto all’archivio.',
  elsewhereAt: (moment: string) => `Aggiornata: ${moment}`,
  today: (moment: string) => `Ultima copia di sicurezza: ${moment}.`,
  todayNone: 'Non c’è ancora una copia di sicurezza: Sintesi la fa al primo momento tranquillo.',
  toBackups: 'Copie e recupero',
} as const;
