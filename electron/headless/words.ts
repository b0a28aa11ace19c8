import type { CardKeyPurpose, CardPresence, ReaderState } from '../domain/ports/card.ts';

/** What a key of the card is for, in plain words. */
export const purposeNames: Readonly<Record<CardKeyPurpose, string>> = {
  access: 'accesso',
  signature: 'firma',
};

/** What a reader shows, in plain words. */
export const readerStateNames: Readonly<Record<ReaderState, string>> = {
  empty: 'nessuna carta',
  ready: 'carta pronta',
  'unknown-card': 'carta non riconosciuta',
  'in-use': 'carta in uso da un altro programma',
  unreadable: 'carta non leggibile',
  removed: 'carta estratta',
};

/** How far the way from the operating system to the card is open. */
export const presenceNames: Readonly<Record<CardPresence['kind'], string>> = {
  'no-service': 'servizio smart card non attivo',
  'no-driver': 'software della carta non utilizzabile',
  'no-reader': 'nessun lettore collegato',
  reading: 'lettura in corso',
  'not-answering': 'la carta non risponde',
  readers: 'collegati',
};
