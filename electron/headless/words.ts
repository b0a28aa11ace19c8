import type { Operation } from '../../shared/fse/operation.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { CardKeyPurpose, CardPresence, ReaderState } from '../domain/ports/card.ts';

/** The four acts as the doctor calls them. */
export const operationNames: Readonly<Record<Operation, string>> = {
  create: 'Pubblicazione',
  replace: 'Sostituzione',
  'update-metadata': 'Aggiornamento dei metadati',
  annul: 'Annullamento',
};

/** The states of a submission in plain words. */
export const stateNames: Readonly<Record<SubmissionState, string>> = {
  queued: 'da inviare',
  sending: 'in invio',
  accepted: 'accettato, preso in carico',
  indexed: 'confermato',
  refused: 'rifiutato',
  'outcome-unknown': 'da verificare',
  blocked: 'bloccato',
  cancelled: 'annullato prima dell’invio',
};

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
  readers: 'collegati',
};
