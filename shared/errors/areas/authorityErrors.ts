import { defineError } from '../errorDefinition.ts';
import { italianDate } from '../italianDate.ts';

const nothingTrusted = 'Nessuna autorità è stata aggiunta.';

/** Errors about certification authorities a person adds to a test environment. */
export const authorityErrors = {
  'authority/unreadable': defineError<Record<string, never>>('user', () => ({
    happened: 'Il file non contiene certificati.',
    meaning: nothingTrusted,
    next: 'Scegliere il file dell’autorità ricevuto dalla Regione (PEM o DER, di solito .pem, .crt o .cer).',
  })),
  'authority/not-an-authority': defineError<{ readonly subject: string }>('user', (data) => ({
    happened: `Il certificato «${data.subject}» non è di un’autorità: non può garantire per altri.`,
    meaning: nothingTrusted,
    next: 'Chiedere alla Regione il certificato dell’autorità che ha rilasciato quello del nodo.',
  })),
  'authority/expired': defineError<{ readonly subject: string; readonly notAfter: string }>(
    'user',
    (data) => ({
      happened: `Il certificato dell’autorità «${data.subject}» è scaduto il ${italianDate(data.notAfter)}.`,
      meaning: nothingTrusted,
      next: 'Chiedere alla Regione il certificato in vigore.',
    }),
  ),
  'authority/too-many': defineError<{ readonly most: number }>('user', (data) => ({
    happened: `Le autorità aggiunte sarebbero più di ${String(data.most)}.`,
    meaning: nothingTrusted,
    next: 'Togliere quelle che non servono, oppure scegliere un file con la sola autorità del nodo.',
  })),
  'authority/in-production': defineError<Record<string, never>>('never', () => ({
    happened: 'Nell’ambiente reale non si aggiungono autorità da un file.',
    meaning:
      'Chi è creduto il nodo regionale riceve i documenti degli assistiti: lì decidono le autorità del sistema operativo.',
    next: 'Se la Regione usa un’autorità propria, farla installare nel sistema operativo da chi amministra il computer.',
  })),
};
