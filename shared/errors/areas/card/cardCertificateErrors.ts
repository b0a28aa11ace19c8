import { defineError } from '../../errorDefinition.ts';
import { nothingSigned } from './returnedByModule.ts';

/** One UTC ISO instant, shown to the person by its calendar day. */
interface Day {
  readonly at: string;
}

function day(instant: string): string {
  return instant.slice(0, 10).split('-').reverse().join('/');
}

/** Certificates of the card: present, fit for the purpose, of the right person. */
export const cardCertificateErrors = {
  'card/no-access-certificate': defineError<Record<string, never>>('user', () => ({
    happened: 'La carta inserita non contiene il certificato di accesso CNS.',
    meaning: nothingSigned,
    next: 'Inserire la Tessera Sanitaria (TS-CNS).',
  })),
  'card/no-signature-certificate': defineError<Record<string, never>>('user', () => ({
    happened: 'La carta inserita non contiene un certificato di firma utilizzabile.',
    meaning: nothingSigned,
    next: 'Inserire la carta di firma digitale. Se il certificato è su questa carta, può servire il software del suo produttore.',
  })),
  'card/other-doctor': defineError<Record<string, never>>('user', () => ({
    happened: "La carta inserita è di un'altra persona.",
    meaning: "Il PIN non è stato chiesto, nulla è stato firmato e il documento resta com'era.",
    next: 'Inserire la carta del medico che ha aperto la sessione.',
  })),
  'card/certificate-unknown': defineError<{ readonly fingerprint: string }>('user', () => ({
    happened: 'Il certificato scelto non si trova su nessuna delle carte inserite.',
    meaning: nothingSigned,
    next: 'Inserire la carta che lo contiene o scegliere un altro certificato.',
  })),
  'card/certificate-expired': defineError<Day>('never', (data) => ({
    happened: `Il certificato della carta è scaduto il ${day(data.at)}.`,
    meaning: nothingSigned,
    next: 'Chiedere il rinnovo della carta.',
  })),
  'card/certificate-not-yet-valid': defineError<Day>('user', (data) => ({
    happened: `Il certificato della carta vale solo dal ${day(data.at)}.`,
    meaning: nothingSigned,
    next: 'Controllare che data e ora del computer siano giuste.',
  })),
  'card/certificate-is-authority': defineError<Record<string, never>>('never', () => ({
    happened: "Il certificato scelto è quello di un'autorità, non di una persona.",
    meaning: nothingSigned,
    next: 'Scegliere un altro certificato.',
  })),
  'card/certificate-key-usage': defineError<Record<string, never>>('never', () => ({
    happened:
      "Il certificato scelto non è né di accesso CNS né di firma: l'uso della chiave non lo consente.",
    meaning: nothingSigned,
    next: 'Scegliere un altro certificato.',
  })),
  'card/certificate-not-qualified': defineError<Record<string, never>>('never', () => ({
    happened:
      'Il certificato di firma non è qualificato, o la sua chiave non è su un dispositivo sicuro.',
    meaning: nothingSigned,
    next: 'Usare un certificato di firma qualificata.',
  })),
  'card/certificate-key-too-short': defineError<{ readonly bits: number }>('never', (data) => ({
    happened: `La chiave del certificato è di ${String(data.bits)} bit: troppo corta per una firma valida.`,
    meaning: nothingSigned,
    next: 'Chiedere una carta di nuova generazione.',
  })),
  'card/certificate-unreadable': defineError<Record<string, never>>('never', () => ({
    happened: 'Il certificato della carta non è leggibile.',
    meaning: nothingSigned,
    next: 'Aggiornare il software della carta; se non basta, rivolgersi a chi ha rilasciato la carta.',
  })),
  'card/certificate-for-access': defineError<Record<string, never>>('user', () => ({
    happened: "Questo certificato serve per l'accesso, non per la firma dei documenti.",
    meaning: nothingSigned,
    next: 'Scegliere il certificato di firma.',
  })),
  'card/certificate-for-signature': defineError<Record<string, never>>('user', () => ({
    happened: "Questo certificato serve per la firma dei documenti, non per l'accesso.",
    meaning: nothingSigned,
    next: 'Scegliere il certificato di accesso CNS.',
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
