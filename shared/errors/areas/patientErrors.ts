import { defineError } from '../errorDefinition.ts';

/** Errors about the doctor's list of patients. */
export const patientErrors = {
  'patient/unknown': defineError<Record<string, never>>('user', () => ({
    happened: 'Questo assistito non è nell’elenco.',
    meaning: 'Nessun documento è stato toccato.',
    next: 'Aggiorna l’elenco, oppure aggiungi l’assistito con il suo codice fiscale.',
  })),
  'patient/fiscal-code-invalid': defineError<{ readonly cause: 'form' | 'check-character' }>(
    'user',
    ({ cause }) => ({
      happened:
        cause === 'form'
          ? 'Il codice fiscale non ha la forma giusta.'
          : 'L’ultima lettera del codice fiscale non torna con le altre.',
      meaning:
        'L’assistito non è stato aggiunto: un codice sbagliato, dopo l’invio, si corregge solo annullando.',
      next: 'Ricopialo dalla tessera sanitaria.',
    }),
  ),
};
