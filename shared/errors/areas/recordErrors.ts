import { defineError } from '../errorDefinition.ts';

/** Errors of what is taken out of the archive or let go. */
export const recordErrors = {
  'records/surname-differs': defineError<Record<string, never>>('user', () => ({
    happened: 'Il cognome scritto non è quello dell’assistito.',
    meaning: 'Nulla è stato cancellato.',
    next: 'Controlla di avere scelto l’assistito giusto e riscrivi il suo cognome.',
  })),
};
