import { countedInWords } from './plural.ts';

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
  key: 'Cambia la chiave dell’archivio',
  keyWords:
    'Dopo un furto, o se qualcuno ha visto la frase segreta o il codice: l’archivio viene cifrato di nuovo e si apre solo con la frase e il codice nuovi.',
  keyPrepare: 'Prepara il codice nuovo',
  keyCodeHint: 'Dal foglio, non dallo schermo. Fino a qui non è cambiato nulla.',
  keyApply: 'Cambia la chiave',
  newCodeHint: 'Dal foglio, non dallo schermo. Fino a qui vale ancora il codice di prima.',
  codeApply: 'Usa il codice nuovo',
  codeRenewed: 'Il codice di recupero è cambiato.',
  codeRenewedWords:
    'Distruggi il foglio vecchio. Le copie portate prima su altri dischi o chiavette si aprono ancora con quel codice.',
  keyChanged: 'La chiave è cambiata.',
  keyChangedWords:
    'La frase e il codice di prima non aprono più l’archivio. Distruggi il foglio vecchio. Le copie portate prima su altri dischi o chiavette si aprono ancora con quelli: eliminale.',
  former: (count: number) =>
    countedInWords(
      count,
      'una copia si apre ancora con il codice di prima.',
      'copie si aprono ancora con il codice di prima.',
    ),
  formerWords: (folder: string) =>
    `Sono in ${folder}. C’è già una copia con la chiave nuova: se il codice di prima è in mano ad altri, eliminale.`,
  formerRemove: 'Elimina le copie di prima',
  formerSure: 'Elimina per sempre',
  formerKeep: 'Tienile',
  formerRemoved: 'Copie di prima eliminate.',
  today: (moment: string) => `Ultima copia di sicurezza: ${moment}.`,
  todayNone: 'Non c’è ancora una copia di sicurezza: Sintesi la fa al primo momento tranquillo.',
  toBackups: 'Copie e recupero',
} as const;
