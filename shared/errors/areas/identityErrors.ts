import { defineError } from '../errorDefinition.ts';

const notImported = 'Nulla è stato importato; i documenti in coda restano in attesa.';
const notSent = 'Nulla è stato inviato; il documento firmato resta in archivio.';

type Nothing = Record<string, never>;

/** Errors about the doctor's Sogei identity: certificate, key, and the tokens made with them. */
export const identityErrors = {
  'identity/certificate-unreadable': defineError<Nothing>('user', () => ({
    happened: 'Il file non contiene un certificato leggibile.',
    meaning: notImported,
    next: 'Scegliere il certificato ricevuto dalla piattaforma Sogei (file .der, .cer o .pem).',
  })),
  'identity/key-unreadable': defineError<Nothing>('user', () => ({
    happened: 'Il file non contiene una chiave privata leggibile in formato PKCS#8.',
    meaning: notImported,
    next: 'Scegliere il file della chiave creato insieme alla richiesta del certificato.',
  })),
  'identity/key-mismatch': defineError<Nothing>('user', () => ({
    happened: 'La chiave privata non è quella del certificato.',
    meaning: notImported,
    next: 'Scegliere la chiave creata con la richiesta a cui il certificato risponde.',
  })),
  'identity/key-not-rsa': defineError<{ readonly keyType: string }>('user', (data) => ({
    happened: `La chiave del certificato non è di tipo RSA (${data.keyType}).`,
    meaning: notImported,
    next: 'Chiedere un certificato con chiave RSA di almeno 2048 bit.',
  })),
  'identity/key-too-short': defineError<{ readonly bits: number }>('user', (data) => ({
    happened: `La chiave del certificato è troppo corta (${String(data.bits)} bit, il minimo è 2048).`,
    meaning: notImported,
    next: 'Chiedere un nuovo certificato con chiave RSA di almeno 2048 bit.',
  })),
  'identity/weak-signature': defineError<{ readonly algorithm: string }>('user', (data) => ({
    happened: `Il certificato è firmato con un algoritmo non più ammesso (${data.algorithm}).`,
    meaning: notImported,
    next: 'Chiedere la riemissione del certificato.',
  })),
  'identity/authentication-certificate': defineError<{ readonly commonName: string }>(
    'user',
    (data) => ({
      happened: `Il certificato ${data.commonName} è quello di autenticazione, non quello di firma.`,
      meaning: notImported,
      next: 'Scegliere il certificato di firma: il suo nome inizia con S (per esempio S1#).',
    }),
  ),
  'identity/name-not-signature': defineError<{ readonly commonName: string | null }>(
    'user',
    (data) => ({
      happened: `Il nome del certificato (${data.commonName ?? 'assente'}) non è quello di un certificato Sogei di firma.`,
      meaning: notImported,
      next: 'Scegliere il certificato di firma rilasciato dalla piattaforma Sogei.',
    }),
  ),
  'identity/region-mismatch': defineError<{ readonly found: string; readonly expected: string }>(
    'user',
    (data) => ({
      happened: `Il certificato è della regione ${data.found}, l'ambiente richiede ${data.expected}.`,
      meaning: notImported,
      next: "Scegliere il certificato rilasciato per questa Regione e per l'ambiente in uso.",
    }),
  ),
  'identity/usage-not-signature': defineError<Nothing>('user', () => ({
    happened: "Il certificato non è abilitato alla firma (manca l'uso di non ripudio).",
    meaning: notImported,
    next: 'Scegliere il certificato di firma, non quello di autenticazione.',
  })),
  'identity/expired': defineError<{ readonly notAfter: string }>('user', (data) => ({
    happened: `Il certificato Sogei è scaduto il ${data.notAfter.slice(0, 10)}.`,
    meaning: notSent,
    next: 'Rinnovare il certificato sulla piattaforma Sogei e importare quello nuovo.',
  })),
  'identity/not-yet-valid': defineError<{ readonly notBefore: string }>('user', (data) => ({
    happened: `Il certificato Sogei sarà valido solo dal ${data.notBefore.slice(0, 10)}.`,
    meaning: notSent,
    next: "Controllare la data del computer; se è giusta, attendere l'inizio della validità.",
  })),
  'identity/issuer-unknown': defineError<{ readonly issuer: string }>('user', (data) => ({
    happened: `Il certificato non è rilasciato dall'autorità di questo ambiente (${data.issuer}).`,
    meaning: notImported,
    next: "Controllare di non usare un certificato di prova in produzione o l'inverso; in un ambiente di prova con un'autorità propria, aggiungere il file dell'autorità.",
  })),
  'identity/other-holder': defineError<{ readonly commonName: string }>('user', (data) => ({
    happened: `Nel certificato ${data.commonName} non compare il codice fiscale del medico del profilo.`,
    meaning: "L'identità può essere usata, ma il Fascicolo potrebbe rifiutare gli invii.",
    next: 'Verificare che il certificato sia quello rilasciato a questo medico.',
  })),
  'identity/other-azienda': defineError<{ readonly commonName: string; readonly azienda: string }>(
    'user',
    (data) => ({
      happened: `Il nome del certificato ${data.commonName} non riporta l'azienda ${data.azienda} del profilo.`,
      meaning: "L'identità può essere usata, ma il Fascicolo potrebbe rifiutare gli invii.",
      next: "Confrontare l'azienda del profilo con il nome comunicato dalla Regione.",
    }),
  ),
  'identity/password-wrong': defineError<Nothing>('user', () => ({
    happened: 'La password del file non è quella giusta, oppure il file è stato alterato.',
    meaning: notImported,
    next: 'Ripetere con la password scelta quando il file è stato creato.',
  })),
  'identity/pkcs12-unreadable': defineError<Nothing>('user', () => ({
    happened: 'Il file PKCS#12 (.p12 o .pfx) non si riesce ad aprire.',
    meaning: notImported,
    next: 'Esportarlo di nuovo con una password di sole lettere senza accento e cifre, oppure importare certificato e chiave come file separati.',
  })),
  'identity/zip-unreadable': defineError<Nothing>('user', () => ({
    happened: 'Il file zip non è leggibile o non contiene solo certificati.',
    meaning: notImported,
    next: 'Scaricare di nuovo il file dalla piattaforma Sogei oppure estrarlo e importare il certificato di firma.',
  })),
  'identity/request-not-found': defineError<{ readonly commonName: string }>('user', (data) => ({
    happened: `Nessuna richiesta in attesa su questo computer corrisponde al certificato ${data.commonName}.`,
    meaning: notImported,
    next: 'Importarlo sul computer dove è stata creata la richiesta, oppure fornire anche la chiave o il file PKCS#12.',
  })),
  'identity/several-found': defineError<{ readonly found: readonly string[] }>('user', (data) => ({
    happened: `Il file contiene più certificati di firma con la loro chiave: ${data.found.join(', ')}.`,
    meaning: notImported,
    next: "Ripetere indicando l'impronta di quello da importare.",
  })),
  'identity/name-not-requested': defineError<{
    readonly requested: string;
    readonly issued: string;
  }>('user', (data) => ({
    happened: `Il nome del certificato (${data.issued}) non è quello richiesto (${data.requested}).`,
    meaning:
      'Il certificato è importato; un nome diverso da quello comunicato blocca il passaggio in produzione.',
    next: 'Confrontare il nome con quello comunicato dalla Regione prima di usarlo in produzione.',
  })),
  'identity/unknown': defineError<{ readonly fingerprint: string }>('user', (data) => ({
    happened: `Nessun certificato Sogei in archivio ha l'impronta ${data.fingerprint}.`,
    meaning: 'Nulla è cambiato.',
    next: "Copiare l'impronta dall'elenco dei certificati.",
  })),
  'identity/key-destroyed': defineError<{ readonly commonName: string }>('user', (data) => ({
    happened: `La chiave privata del certificato ${data.commonName} è stata distrutta.`,
    meaning: 'Il certificato resta in archivio solo come documentazione.',
    next: 'Usare il certificato che lo ha sostituito oppure importarlo da una copia di sicurezza.',
  })),
  'identity/still-needed': defineError<{ readonly commonName: string }>('user', (data) => ({
    happened: `La chiave di ${data.commonName} non si può distruggere: nessun altro certificato è già stato accettato dal Fascicolo.`,
    meaning: 'Nulla è cambiato.',
    next: 'Prima scegliere il certificato nuovo e attendere che un invio sia accettato.',
  })),
  'identity/claims-invalid': defineError<{ readonly claims: readonly string[] }>(
    'never',
    (data) => ({
      happened: `Gli attestati della richiesta non possono essere preparati (${data.claims.join(', ')}).`,
      meaning: notSent,
      next: 'Controllare il profilo del medico e i dati del documento nei campi indicati.',
    }),
  ),
  'identity/token-not-verified': defineError<Nothing>('never', () => ({
    happened: "L'attestato appena firmato non risulta valido con il proprio certificato.",
    meaning: notSent,
    next: 'Importare di nuovo certificato e chiave Sogei.',
  })),
};
