import { defineError } from '../../errorDefinition.ts';
import { nothingSigned } from './returnedByModule.ts';

/** A certificate of the card and its key; the choice among certificates has errors of its own area. */
export const cardCertificateErrors = {
  'card/certificate-unknown': defineError<{ readonly fingerprint: string }>('user', () => ({
    happened: 'Il certificato scelto non si trova su nessuna delle carte inserite.',
    meaning: nothingSigned,
    next: 'Inserire la carta che lo contiene o scegliere un altro certificato.',
  })),
  'card/no-private-key': defineError<{ readonly fingerprint: string }>('user', () => ({
    happened: 'Sulla carta non si trova la chiave che corrisponde al certificato scelto.',
    meaning: nothingSigned,
    next: 'Scegliere un altro certificato o aggiornare il software della carta.',
  })),
  'card/no-common-scheme': defineError<Record<string, never>>('never', () => ({
    happened: 'Il servizio regionale richiede un metodo di firma che questa carta non offre.',
    meaning: "Il documento non è stato inviato e resta com'era.",
    next: "Aggiornare il software della carta; se non basta, inviare il rapporto tecnico all'assistenza.",
  })),
};
