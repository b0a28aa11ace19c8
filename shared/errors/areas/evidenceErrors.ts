import { defineError } from '../errorDefinition.ts';

const stillSigned =
  'Il documento è firmato e valido al livello di base: si può inviare così com’è.';

/** Errors about proofs asked of others after signing: timestamps and the state of certificates. */
export const evidenceErrors = {
  'evidence/timestamp-unreachable': defineError<{
    readonly cause: 'timeout' | 'connection' | 'status' | 'too-large';
    readonly status: number | null;
  }>('auto', (data) => ({
    happened: {
      timeout: 'Il servizio di marca temporale non ha risposto in tempo.',
      connection: 'Il servizio di marca temporale non si raggiunge.',
      status: `Il servizio di marca temporale ha risposto con un errore (${String(data.status)}).`,
      'too-large': 'Il servizio di marca temporale ha risposto con più dati del previsto.',
    }[data.cause],
    meaning: stillSigned,
    next: 'Nessuna azione necessaria; se si ripete, controllare l’indirizzo del servizio nelle impostazioni.',
  })),
  'evidence/timestamp-refused': defineError<{ readonly status: number }>('never', (data) => ({
    happened: `Il servizio di marca temporale ha rifiutato la richiesta (stato ${String(data.status)}).`,
    meaning: stillSigned,
    next: 'Controllare con il fornitore che il contratto di marcatura sia attivo.',
  })),
  'evidence/timestamp-wrong': defineError<{
    readonly cause: 'unreadable' | 'other-digest' | 'other-request' | 'signature' | 'certificate';
  }>('never', (data) => ({
    happened: {
      unreadable: 'La marca temporale non si può leggere.',
      'other-digest': 'La marca temporale riguarda un contenuto diverso.',
      'other-request': 'La marca temporale risponde a un’altra richiesta.',
      signature: 'La firma della marca temporale non è valida.',
      certificate: 'Il certificato della marca temporale manca o non è ammesso per questo uso.',
    }[data.cause],
    meaning: 'La marca temporale non prova quando il documento è stato firmato.',
    next: 'Segnalare il problema al fornitore della marcatura.',
  })),
  'evidence/revocation-unknown': defineError<{ readonly certificate: string }>('auto', (data) => ({
    happened: `Lo stato del certificato di ${data.certificate} non si conosce: nessun elenco di revoca disponibile lo riguarda.`,
    meaning: stillSigned,
    next: 'Nessuna azione necessaria: le prove di lunga durata mancano soltanto da questo documento.',
  })),
};
