import { defineError } from '../errorDefinition.ts';

const nothingDone = 'Non è stato fatto nulla.';

/** Errors of the working folder: settings, passphrase and the files handed over. */
export const workspaceErrors = {
  'workspace/settings-missing': defineError<{ readonly file: string }>('user', (data) => ({
    happened: `Manca il file delle impostazioni (${data.file}).`,
    meaning: nothingDone,
    next: 'Indicare la cartella di lavoro giusta oppure creare il file delle impostazioni.',
  })),
  'workspace/settings-invalid': defineError<{
    readonly file: string;
    readonly problems: readonly string[];
  }>('user', (data) => ({
    happened: 'Il file delle impostazioni contiene valori non ammessi.',
    meaning: nothingDone,
    next: `Correggere il file ${data.file}: ${data.problems.join('; ')}.`,
  })),
  'workspace/file-unreadable': defineError<{ readonly file: string; readonly cause: string }>(
    'user',
    (data) => ({
      happened: `Il file ${data.file} non si può leggere (${data.cause}).`,
      meaning: nothingDone,
      next: 'Controllare che il file esista e che si abbia il permesso di leggerlo.',
    }),
  ),
  'workspace/doctor-unknown': defineError<Record<string, never>>('user', () => ({
    happened: 'La cartella di questo medico non c’è più su questo computer.',
    meaning: 'Gli archivi degli altri medici sono al loro posto.',
    next: 'Rimettere la cartella dove era, oppure scegliere un altro medico.',
  })),
  'workspace/file-exists': defineError<{ readonly file: string }>('user', (data) => ({
    happened: `Il file ${data.file} esiste già e non viene sovrascritto.`,
    meaning: 'Il file esistente è intatto.',
    next: 'Indicare un altro nome o spostare il file esistente.',
  })),
  'workspace/file-unwritable': defineError<{ readonly file: string; readonly cause: string }>(
    'user',
    (data) => ({
      happened: `Il file ${data.file} non si può scrivere (${data.cause}).`,
      meaning: 'Nessun file è rimasto a metà.',
      next: 'Controllare lo spazio sul disco e il permesso di scrivere nella cartella.',
    }),
  ),
  'workspace/passphrase-missing': defineError<Record<string, never>>('user', () => ({
    happened: "Manca la frase segreta che apre l'archivio cifrato.",
    meaning: nothingDone,
    next: 'Fornire la frase segreta e ripetere.',
  })),
  'workspace/file-password-missing': defineError<Record<string, never>>('user', () => ({
    happened: 'Manca la password del file.',
    meaning: nothingDone,
    next: 'Fornire la password del file e ripetere.',
  })),
  'workspace/proxy-password-missing': defineError<Record<string, never>>('user', () => ({
    happened: 'Manca la password del proxy della rete.',
    meaning: nothingDone,
    next: 'Fornire la password del proxy e ripetere, oppure cambiare le impostazioni di rete.',
  })),
  'workspace/address-not-https': defineError<{ readonly address: string }>('user', (data) => ({
    happened: `L'indirizzo ${data.address} non è quello di un servizio https.`,
    meaning: nothingDone,
    next: 'Indicare un indirizzo che inizia con https://.',
  })),
  'workspace/channel-unavailable': defineError<Record<string, never>>('user', () => ({
    happened:
      'Il collegamento attraverso i certificati del sistema operativo è disponibile solo nel programma con finestra.',
    meaning: nothingDone,
    next: 'Usare il programma con finestra, oppure scegliere nelle impostazioni il collegamento con la carta.',
  })),
  'workspace/pin-missing': defineError<{ readonly purpose: 'access' | 'signature' }>(
    'user',
    (data) => ({
      happened:
        data.purpose === 'signature'
          ? 'Non è stato fornito il PIN di firma.'
          : 'Non è stato fornito il PIN della carta (accesso).',
      meaning: 'La carta non è stata usata: nessun tentativo è andato perso.',
      next: 'Fornire il PIN e ripetere.',
    }),
  ),
  'workspace/archive-not-created': defineError<Record<string, never>>('user', () => ({
    happened: 'La cartella di lavoro non ha ancora un archivio cifrato.',
    meaning: nothingDone,
    next: "Creare l'archivio con il comando init.",
  })),
  'workspace/locked': defineError<Record<string, never>>('user', () => ({
    happened: 'Sintesi è bloccato.',
    meaning: 'I dati sono al sicuro e chiusi; quello che è firmato e in coda aspetta.',
    next: 'Sbloccare con la frase segreta.',
  })),
  'workspace/not-locked-out': defineError<Record<string, never>>('user', () => ({
    happened: 'L’archivio è già aperto.',
    meaning: nothingDone,
    next: 'Ricaricare la finestra.',
  })),
  'workspace/setup-incomplete': defineError<{ readonly steps: readonly string[] }>('user', () => ({
    happened: 'La prima configurazione non è finita.',
    meaning: 'I passi già fatti restano fatti.',
    next: 'Completare i passi che mancano, nell’ordine in cui sono mostrati.',
  })),
  'workspace/setup-finished': defineError<Record<string, never>>('user', () => ({
    happened: 'La prima configurazione è già finita.',
    meaning: 'Il codice di recupero stampato continua ad aprire l’archivio.',
    next: 'Per farne un altro, aprire nelle impostazioni la pagina Copie e recupero.',
  })),
  'workspace/passphrase-different': defineError<Record<string, never>>('user', () => ({
    happened: 'Le due frasi segrete nuove non sono uguali.',
    meaning: 'La frase segreta di prima resta valida.',
    next: 'Ripetere e scrivere due volte la stessa frase.',
  })),
  'workspace/passphrase-weak': defineError<{ readonly minimum: number }>('user', (data) => ({
    happened: `La frase segreta è troppo corta: servono almeno ${String(data.minimum)} caratteri.`,
    meaning: 'La frase segreta di prima, se c’era, resta valida.',
    next: 'Scrivere una frase di più parole, facile da ricordare e lunga.',
  })),
  'workspace/identity-missing': defineError<Record<string, never>>('user', () => ({
    happened: 'Manca il certificato Sogei di firma del medico per questo ambiente.',
    meaning:
      'Il documento è firmato e al sicuro nella coda: partirà appena il certificato sarà disponibile.',
    next: 'Importare il certificato Sogei con la sua chiave.',
  })),
  'workspace/accreditation-in-production': defineError<Record<string, never>>('never', () => ({
    happened: 'I casi di accreditamento non si eseguono in produzione.',
    meaning: nothingDone,
    next: 'Usare una cartella di lavoro di prova.',
  })),
  'workspace/accreditation-not-prepared': defineError<{ readonly missing: string }>(
    'user',
    (data) => ({
      happened: `La cartella di lavoro non è pronta per i casi di accreditamento: manca ${data.missing}.`,
      meaning: nothingDone,
      next: 'Occorrono, in una cartella di prova indicata con --home: il file settings.json (medico, ambiente di prova, libreria della carta, autorità riconosciute); l’archivio, creato con init; il certificato Sogei di prova, importato con identity import; la carta del medico inserita, con i due PIN; un documento del medico (--document) se non è quello dell’esempio. Per vedere i casi contro il simulatore senza preparare nulla: npm run accredit-demo -- --out CARTELLA.',
    }),
  ),
  'workspace/accreditation-case-unknown': defineError<{ readonly cases: readonly string[] }>(
    'user',
    (data) => ({
      happened: `Casi di accreditamento sconosciuti: ${data.cases.join(', ')}.`,
      meaning: nothingDone,
      next: 'Indicare all, regional o identificativi dei casi.',
    }),
  ),
};
