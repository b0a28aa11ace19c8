import type { Operation } from './operation.ts';
import type { SubmissionState } from './submissionState.ts';

/** The four acts as the doctor calls them, for what is written outside the window: reports, tables, command line. */
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
