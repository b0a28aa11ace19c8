import { defineError } from '../errorDefinition.ts';
import { italianDate } from '../italianDate.ts';

type Purpose = 'access' | 'signature';

/** Whose certificate it is and what it was wanted for. */
interface Holder {
  readonly purpose: Purpose;
  readonly holder: string;
}

const purposeText: Readonly<Record<Purpose, string>> = {
  access: "l'accesso al servizio regionale",
  signature: 'la firma dei documenti',
};

const consequence: Readonly<Record<Purpose, string>> = {
  access: 'Il documento non è stato inviato e resta al sicuro.',
  signature: 'Il documento non è stato firmato e resta al sicuro.',
};

/** Errors of choosing a certificate of the card, all found before any PIN is asked. */
export const certificateErrors = {
  'certificate/no-card': defineError<{ readonly purpose: Purpose }>('user', (data) => ({
    happened: 'Nessuna carta leggibile nel lettore.',
    meaning: consequence[data.purpose],
    next: 'Inserire la carta nel lettore fino in fondo e ripetere.',
  })),
  'certificate/none': defineError<{ readonly purpose: Purpose }>('user', (data) => ({
    happened: `Sulla carta inserita non c'è un certificato per ${purposeText[data.purpose]}.`,
    meaning: consequence[data.purpose],
    next: "Inserire la carta che contiene il certificato oppure scegliere nelle impostazioni un'altra libreria della carta.",
  })),
  'certificate/access-only': defineError<{ readonly holder: string }>('user', (data) => ({
    happened: `La carta di ${data.holder} contiene solo il certificato di accesso: con quello non si può firmare.`,
    meaning: consequence.signature,
    next: 'Inserire la carta che contiene il certificato di firma.',
  })),
  'certificate/wrong-purpose': defineError<Holder>('user', (data) => ({
    happened: `Il certificato scelto di ${data.holder} non serve per ${purposeText[data.purpose]}.`,
    meaning: consequence[data.purpose],
    next: `Scegliere un certificato per ${purposeText[data.purpose]}.`,
  })),
  'certificate/expired': defineError<Holder & { readonly notAfter: string }>('user', (data) => ({
    happened: `Il certificato di ${data.holder} per ${purposeText[data.purpose]} è scaduto il ${italianDate(data.notAfter)}.`,
    meaning: consequence[data.purpose],
    next: 'Usare una carta con un certificato valido oppure rinnovare il certificato.',
  })),
  'certificate/revoked': defineError<Holder & { readonly at: string | null }>('user', (data) => ({
    happened: `Il certificato di ${data.holder} per ${purposeText[data.purpose]} è stato revocato${data.at === null ? '' : ` il ${italianDate(data.at)}`}: lo dice chi lo ha rilasciato.`,
    meaning: consequence[data.purpose],
    next: 'Usare una carta con un certificato valido. Se la revoca non è stata chiesta, rivolgersi a chi ha rilasciato la carta.',
  })),
  'certificate/not-yet-valid': defineError<Holder & { readonly notBefore: string }>(
    'user',
    (data) => ({
      happened: `Il certificato di ${data.holder} per ${purposeText[data.purpose]} vale solo dal ${italianDate(data.notBefore)}.`,
      meaning: consequence[data.purpose],
      next: "Controllare la data e l'ora del computer.",
    }),
  ),
  'certificate/is-authority': defineError<Holder>('never', (data) => ({
    happened: `Il certificato scelto (${data.holder}) è quello di un'autorità, non di una persona.`,
    meaning: consequence[data.purpose],
    next: `Scegliere un certificato per ${purposeText[data.purpose]}.`,
  })),
  'certificate/no-private-key': defineError<Holder>('user', (data) => ({
    happened: `Sulla carta manca la chiave del certificato di ${data.holder}.`,
    meaning: consequence[data.purpose],
    next: 'Scegliere un altro certificato o aggiornare il software della carta.',
  })),
  'certificate/key-usage-unknown': defineError<Holder>('never', (data) => ({
    happened: `Il certificato di ${data.holder} non è né di accesso CNS né di firma: l'uso della chiave non lo consente.`,
    meaning: consequence[data.purpose],
    next: `Scegliere un certificato per ${purposeText[data.purpose]}.`,
  })),
  'certificate/not-qualified': defineError<Holder>('never', (data) => ({
    happened: `Il certificato di firma di ${data.holder} non è qualificato, o la sua chiave non è su un dispositivo sicuro.`,
    meaning: consequence[data.purpose],
    next: 'Usare un certificato di firma qualificata.',
  })),
  'certificate/key-too-short': defineError<Holder & { readonly bits: number }>('never', (data) => ({
    happened: `La chiave del certificato di ${data.holder} è di ${String(data.bits)} bit: troppo corta per una firma valida.`,
    meaning: consequence[data.purpose],
    next: 'Chiedere una carta di nuova generazione.',
  })),
  'certificate/unreadable': defineError<Holder>('user', (data) => ({
    happened: 'Il certificato della carta non è leggibile.',
    meaning: consequence[data.purpose],
    next: 'Aggiornare il software della carta; se non basta, rivolgersi a chi ha rilasciato la carta.',
  })),
  'certificate/other-doctor': defineError<Holder & { readonly expected: string }>(
    'user',
    (data) => ({
      happened: `La carta inserita è di ${data.holder}, mentre il documento è del medico con codice fiscale ${data.expected}.`,
      meaning: consequence[data.purpose],
      next: 'Inserire la carta del medico che redige il documento.',
    }),
  ),
  'certificate/several': defineError<{
    readonly purpose: Purpose;
    readonly fingerprints: readonly string[];
  }>('user', (data) => ({
    happened: `Ci sono ${String(data.fingerprints.length)} certificati utilizzabili per ${purposeText[data.purpose]}.`,
    meaning: consequence[data.purpose],
    next: 'Scegliere quale usare: la scelta viene ricordata.',
  })),
};
