import type { SubmissionState } from '../../fse/submissionState.ts';
import { defineError } from '../errorDefinition.ts';

const untouchedFile =
  'I dati sono rimasti sul disco come erano: il programma non ha modificato né cancellato nulla.';

const askSupport = "Non cancellare i file dell'archivio e rivolgersi all'assistenza.";

const nothingWritten =
  "L'ultima operazione non è stata registrata; tutto ciò che era già confermato è al sicuro.";

const keyUnchanged =
  'L’archivio si apre ancora con la frase segreta e con il codice di prima; nessun dato è cambiato.';

const codeUnchanged =
  'Vale ancora il codice di recupero stampato prima; l’archivio non è cambiato.';

const onlyBackupMissing =
  'L’archivio e tutti i documenti sono al loro posto, e le copie già fatte restano: manca soltanto questa.';

/** Everything that can go wrong with the encrypted archive, its key, its backups and its traces. */
export const archiveErrors = {
  'archive/process-lost': defineError<Record<string, never>>('auto', () => ({
    happened: "Il processo che custodisce l'archivio si è interrotto durante l'operazione.",
    meaning:
      "L'operazione può essere stata registrata per intero oppure per niente, mai a metà; ciò che era confermato è al sicuro.",
    next: "Ripetere l'operazione: il programma riapre l'archivio e riconosce ciò che era già registrato.",
  })),
  'archive/document-signed': defineError<{ readonly documentId: string }>('never', (data) => ({
    happened: `Il documento ${data.documentId} è già stato firmato o messo in coda.`,
    meaning: 'Resta nello storico: ciò che è stato firmato non si toglie.',
    next: 'Per cambiarlo si prepara una nuova versione dallo storico.',
  })),
  'archive/closed': defineError<Record<string, never>>('never', () => ({
    happened: "L'archivio è già stato chiuso.",
    meaning: nothingWritten,
    next: "Riaprire il programma e ripetere l'operazione.",
  })),

  'archive/key-missing': defineError<Record<string, never>>('user', () => ({
    happened: "La chiave dell'archivio non si trova più accanto ai dati.",
    meaning: untouchedFile,
    next: 'Rimettere al suo posto il file della chiave oppure usare il codice di recupero stampato alla prima configurazione.',
  })),
  'archive/key-file-unreadable': defineError<Record<string, never>>('user', () => ({
    happened: "Il file della chiave dell'archivio è danneggiato o non è leggibile.",
    meaning: untouchedFile,
    next: 'Ripristinare il file della chiave da una copia oppure usare il codice di recupero.',
  })),
  'archive/key-file-exists': defineError<Record<string, never>>('never', () => ({
    happened: "Esiste già una chiave per l'archivio di questa cartella.",
    meaning: untouchedFile,
    next: "Aprire l'archivio con la sua frase segreta, senza crearne un'altra.",
  })),
  'archive/wrong-passphrase': defineError<Record<string, never>>('user', () => ({
    happened: "La frase segreta non apre la chiave dell'archivio.",
    meaning: untouchedFile,
    next: 'Ripetere la frase segreta facendo attenzione a maiuscole e tastiera, oppure usare il codice di recupero.',
  })),
  'archive/recovery-code-malformed': defineError<{ readonly group: number | null }>(
    'user',
    (data) => ({
      happened:
        data.group === null
          ? 'Il codice di recupero non ha il numero di gruppi previsto.'
          : `Nel codice di recupero il gruppo ${String(data.group)} è scritto male.`,
      meaning: untouchedFile,
      next: 'Ricontrollare il codice stampato e riscriverlo, gruppo per gruppo.',
    }),
  ),
  'archive/wrong-recovery-code': defineError<Record<string, never>>('user', () => ({
    happened: 'Il codice di recupero è scritto bene ma appartiene a un altro archivio.',
    meaning: untouchedFile,
    next: 'Cercare il codice stampato alla configurazione di questo archivio.',
  })),
  'archive/recovery-absent': defineError<Record<string, never>>('never', () => ({
    happened: 'Per questo archivio non è mai stato stampato un codice di recupero.',
    meaning: untouchedFile,
    next: 'Aprire l’archivio con la frase segreta.',
  })),

  'archive/backup-unknown': defineError<{ readonly backup: string }>('user', (data) => ({
    happened: `La copia di sicurezza «${data.backup}» non c’è più.`,
    meaning: untouchedFile,
    next: 'Scegliere un’altra copia dall’elenco.',
  })),
  'archive/backup-disk-full': defineError<{ readonly folder: string }>('auto', (data) => ({
    happened: `Non c’è spazio per la copia di sicurezza in ${data.folder}.`,
    meaning: onlyBackupMissing,
    next: 'Liberare spazio sul disco. Sintesi riprova da sola; per farla subito: Impostazioni, Copie e recupero.',
  })),
  'archive/backup-folder-unwritable': defineError<{ readonly folder: string }>('auto', (data) => ({
    happened: `Nella cartella ${data.folder} non si può scrivere la copia di sicurezza.`,
    meaning: onlyBackupMissing,
    next: 'Dare il permesso di scrittura sulla cartella oppure sceglierne un’altra. Sintesi riprova da sola.',
  })),
  'archive/backup-folder-missing': defineError<{ readonly folder: string }>('user', (data) => ({
    happened: `La cartella ${data.folder} per le copie su un altro disco non c’è.`,
    meaning:
      'Le copie accanto all’archivio ci sono; manca quella fuori dal computer. L’archivio è al suo posto.',
    next: 'Collegare il disco o la rete, oppure scegliere un’altra cartella in Impostazioni, Copie e recupero.',
  })),
  'archive/backup-unsound': defineError<{ readonly findings: readonly string[] }>('auto', () => ({
    happened: 'La copia di sicurezza appena fatta non supera il controllo ed è stata scartata.',
    meaning: onlyBackupMissing,
    next: 'Sintesi riprova da sola. Se si ripete, il disco può essere guasto: fare una copia su un altro disco.',
  })),
  'archive/backup-interrupted': defineError<Record<string, never>>('auto', () => ({
    happened: 'La copia di sicurezza si è interrotta prima della fine ed è stata scartata.',
    meaning: onlyBackupMissing,
    next: 'Sintesi riprova da sola; per farla subito: Impostazioni, Copie e recupero.',
  })),
  'archive/backup-cut-short': defineError<{ readonly seconds: number }>('auto', (data) => ({
    happened: `Alla chiusura la copia di sicurezza non era finita dopo ${String(data.seconds)} secondi: Sintesi l’ha interrotta e ha chiuso.`,
    meaning: onlyBackupMissing,
    next: 'Sintesi riprova alla prossima apertura. Se si ripete, controllare che il disco del computer risponda.',
  })),
  'archive/backup-failed': defineError<{ readonly reason: string }>('auto', (data) => ({
    happened: `La copia di sicurezza non è riuscita (${data.reason}).`,
    meaning: onlyBackupMissing,
    next: 'Sintesi riprova da sola. Se si ripete, rivolgersi all’assistenza con questo codice.',
  })),
  'archive/new-code-not-prepared': defineError<Record<string, never>>('user', () => ({
    happened: 'Non c’è un codice di recupero nuovo da confermare.',
    meaning: codeUnchanged,
    next: 'Rifare il codice, stamparlo e riscriverlo dal foglio.',
  })),
  'archive/new-code-different': defineError<Record<string, never>>('user', () => ({
    happened: 'Il codice riscritto non è il codice di recupero nuovo.',
    meaning: codeUnchanged,
    next: 'Riscriverlo dal foglio nuovo; se è andato perso, rifare il codice.',
  })),
  'archive/rekey-not-prepared': defineError<Record<string, never>>('user', () => ({
    happened:
      'Non c’è un codice nuovo da confermare: il cambio della chiave non è stato preparato.',
    meaning: keyUnchanged,
    next: 'Ricominciare dal codice nuovo, stamparlo e riscriverlo.',
  })),
  'archive/rekey-code-different': defineError<Record<string, never>>('user', () => ({
    happened: 'Il codice riscritto non è quello appena stampato.',
    meaning: keyUnchanged,
    next: 'Riscrivere il codice dal foglio nuovo; se è andato perso, ricominciare da un codice nuovo.',
  })),
  'archive/rekey-unsound': defineError<{ readonly findings: readonly string[] }>('user', () => ({
    happened: 'L’archivio ricifrato non è uguale a quello di prima ed è stato scartato.',
    meaning: keyUnchanged,
    next: 'Provare il ripristino di una copia; se riesce, ripetere. Se si ripete, rivolgersi all’assistenza.',
  })),
  'archive/system-key-insecure': defineError<{ readonly backend: string }>('user', (data) => ({
    happened: `Questo computer non ha un portachiavi sicuro (${data.backend}): la chiave dell'archivio non gli viene affidata.`,
    meaning: untouchedFile,
    next: 'Aprire l’archivio con la frase segreta. Per non doverla scrivere, attivare il portachiavi del sistema.',
  })),
  'archive/system-key-unavailable': defineError<{ readonly backend: string }>('user', (data) => ({
    happened: `Il portachiavi del sistema (${data.backend}) è chiuso o non risponde.`,
    meaning: untouchedFile,
    next: 'Sbloccare il portachiavi e riprovare, oppure aprire l’archivio con la frase segreta.',
  })),
  'archive/system-key-moved': defineError<{ readonly backend: string; readonly sealedBy: string }>(
    'user',
    (data) => ({
      happened: `La chiave dell'archivio era affidata a un altro portachiavi (${data.sealedBy}); quello di adesso è ${data.backend}.`,
      meaning: untouchedFile,
      next: 'Aprire l’archivio con la frase segreta: la chiave viene affidata al portachiavi di adesso.',
    }),
  ),
  'archive/system-key-unreadable': defineError<Record<string, never>>('user', () => ({
    happened: "Il portachiavi del sistema non restituisce più la chiave dell'archivio.",
    meaning: untouchedFile,
    next: 'Aprire l’archivio con la frase segreta oppure con il codice di recupero.',
  })),

  'archive/wrong-key': defineError<Record<string, never>>('user', () => ({
    happened: "La chiave non è quella di questo archivio: l'archivio è integro ma non si apre.",
    meaning: untouchedFile,
    next: 'Usare la chiave giusta oppure il codice di recupero. Non creare un archivio nuovo in questa cartella.',
  })),
  'archive/not-encrypted': defineError<Record<string, never>>('never', () => ({
    happened: "Il file trovato al posto dell'archivio non è cifrato: qualcosa lo ha sostituito.",
    meaning: 'Il programma si rifiuta di usarlo: non vi legge e non vi scrive nulla.',
    next: "Ripristinare una copia di sicurezza; il file trovato resta, da mostrare all'assistenza.",
  })),
  'archive/corrupt': defineError<{ readonly findings: readonly string[] }>('user', () => ({
    happened: "L'archivio è danneggiato: il contenuto di una sua parte non supera il controllo.",
    meaning: untouchedFile,
    next: 'Ripristinare una copia di sicurezza oppure recuperare ciò che si legge ancora: il programma lo propone quando si apre. Il file danneggiato resta.',
  })),
  'archive/truncated': defineError<{
    readonly expectedBytes: number;
    readonly actualBytes: number;
  }>('user', (data) => ({
    happened: `L'archivio è incompleto: manca la fine del file (${String(data.actualBytes)} byte invece di almeno ${String(data.expectedBytes)}).`,
    meaning: untouchedFile,
    next: 'Ripristinare la copia di sicurezza più recente oppure recuperare ciò che si legge ancora; il file incompleto resta.',
  })),
  'archive/database-missing': defineError<{ readonly found: readonly string[] }>('user', () => ({
    happened: "Manca il file principale dell'archivio, mentre le sue parti accessorie ci sono.",
    meaning:
      'Il programma non crea un archivio vuoto al suo posto: i documenti potrebbero trovarsi altrove.',
    next: 'Rimettere al suo posto il file mancante oppure ripristinare una copia di sicurezza.',
  })),
  'archive/newer-schema': defineError<{ readonly found: number; readonly supported: number }>(
    'user',
    (data) => ({
      happened: `L'archivio è stato scritto da una versione più recente del programma (formato ${String(data.found)}, qui si legge fino al ${String(data.supported)}).`,
      meaning: untouchedFile,
      next: 'Aggiornare il programma e riaprirlo.',
    }),
  ),
  'archive/locked': defineError<Record<string, never>>('user', () => ({
    happened: "L'archivio è in uso da un altro programma o da un'altra copia di questo.",
    meaning: nothingWritten,
    next: "Chiudere l'altra copia (o attendere l'antivirus) e riprovare.",
  })),
  'archive/read-only': defineError<Record<string, never>>('user', () => ({
    happened: "La cartella o il file dell'archivio sono in sola lettura.",
    meaning: nothingWritten,
    next: 'Ridare il permesso di scrittura sulla cartella dei dati e riprovare.',
  })),
  'archive/disk-full': defineError<Record<string, never>>('user', () => ({
    happened: "Il disco è pieno: l'archivio non può scrivere.",
    meaning: nothingWritten,
    next: 'Liberare spazio sul disco e ripetere l’operazione.',
  })),
  'archive/io-failed': defineError<{ readonly reason: string }>('user', (data) => ({
    happened: `Il disco ha risposto con un errore mentre si usava l'archivio (${data.reason}).`,
    meaning: nothingWritten,
    next: 'Controllare il disco o il collegamento della cartella e riprovare.',
  })),
  'archive/protection-refused': defineError<{ readonly setting: string; readonly found: string }>(
    'never',
    (data) => ({
      happened: `Una protezione dell'archivio non è attiva (${data.setting} = ${data.found}).`,
      meaning: 'Il programma si rifiuta di scrivere dati sanitari senza quella protezione.',
      next: askSupport,
    }),
  ),
  'archive/failed': defineError<{ readonly reason: string }>('user', (data) => ({
    happened: `L'archivio ha rifiutato l'operazione con un errore non previsto (${data.reason}).`,
    meaning: nothingWritten,
    next: "Ripetere l'operazione; se l'errore torna, rivolgersi all'assistenza.",
  })),
  'archive/row-unreadable': defineError<{
    readonly table: string;
    readonly fields: readonly string[];
  }>('never', (data) => ({
    happened: `Una registrazione dell'archivio ha un contenuto che non si riconosce (${data.table}).`,
    meaning: untouchedFile,
    next: askSupport,
  })),

  'archive/nothing-to-salvage': defineError<Record<string, never>>('never', () => ({
    happened:
      'Né il file danneggiato né le copie di sicurezza si lasciano leggere con questa chiave.',
    meaning: untouchedFile,
    next: askSupport,
  })),

  'archive/document-unknown': defineError<{ readonly documentId: string }>('never', () => ({
    happened: "Il documento non è nell'archivio.",
    meaning: 'Nessuna operazione è stata preparata per quel documento.',
    next: 'Importare o comporre il documento prima di inviarlo.',
  })),
  'archive/document-conflict': defineError<{ readonly documentId: string }>('never', () => ({
    happened: 'Con lo stesso identificativo è già archiviato un documento diverso.',
    meaning: 'Il documento già archiviato è rimasto come era; quello nuovo non è stato salvato.',
    next: 'Comporre un documento nuovo, con un identificativo suo.',
  })),
  'archive/signature-conflict': defineError<{ readonly documentId: string }>('never', () => ({
    happened: 'Il documento è già archiviato con una firma diversa.',
    meaning: 'Resta valida la firma archiviata per prima; quella nuova non è stata salvata.',
    next: 'Inviare il documento già firmato, senza firmarlo di nuovo.',
  })),
  'archive/signature-mismatch': defineError<{ readonly documentId: string }>('never', () => ({
    happened: 'Il PDF firmato non corrisponde al documento archiviato.',
    meaning: 'Il documento non è stato messo in coda.',
    next: 'Ripetere la firma del documento archiviato.',
  })),
  'archive/signature-missing': defineError<{ readonly documentId: string }>('never', () => ({
    happened: 'Il documento non è ancora firmato.',
    meaning: 'Il documento non è stato messo in coda.',
    next: 'Firmare il documento e ripetere l’invio.',
  })),
  'archive/submission-unknown': defineError<{ readonly submissionId: string }>('never', () => ({
    happened: "L'invio cercato non è nell'archivio.",
    meaning: 'Nessuno stato è cambiato.',
    next: "Aggiornare l'elenco degli invii e riprovare.",
  })),
  'archive/submission-conflict': defineError<{ readonly submissionId: string }>('never', () => ({
    happened: 'Con lo stesso identificativo è già registrato un invio diverso.',
    meaning: "L'invio già registrato è rimasto come era.",
    next: "Ripetere l'operazione dall'inizio.",
  })),
  'archive/already-submitted': defineError<{ readonly documentId: string }>('never', () => ({
    happened: 'La pubblicazione di questo documento è già in coda o già avvenuta.',
    meaning: 'Non è stato preparato un secondo invio: il documento partirà una volta sola.',
    next: "Seguire l'invio già presente nella coda o nello storico.",
  })),
  'archive/attempt-unknown': defineError<{ readonly attemptId: string }>('never', () => ({
    happened: "Il tentativo di invio non è nell'archivio.",
    meaning: 'La risposta non è stata associata ad alcun invio.',
    next: askSupport,
  })),
  'archive/attempt-conflict': defineError<{ readonly attemptId: string }>('never', () => ({
    happened: 'Il tentativo di invio è già registrato con un contenuto diverso.',
    meaning: 'La registrazione precedente è rimasta come era.',
    next: askSupport,
  })),
  'archive/attempt-interrupted': defineError<Record<string, never>>('auto', () => ({
    happened: 'Il programma si è interrotto mentre il documento era in viaggio.',
    meaning:
      'Non si sa se il documento sia arrivato: è da verificare e non va creato un altro documento.',
    next: 'Attendere la verifica automatica oppure avviarla dalla coda.',
  })),
  'archive/transition-refused': defineError<{
    readonly from: SubmissionState;
    readonly to: SubmissionState;
  }>('never', (data) => ({
    happened: `Lo stato dell'invio non può passare da «${data.from}» a «${data.to}».`,
    meaning: "L'invio è rimasto nello stato in cui era.",
    next: "Aggiornare l'elenco degli invii: lo stato potrebbe essere già cambiato.",
  })),
  'archive/catalogue-unknown': defineError<{ readonly edition: number }>('never', () => ({
    happened: "L'importazione dell'elenco di codici è già terminata o è stata interrotta.",
    meaning: "Resta in uso l'elenco precedente; i documenti non sono toccati.",
    next: "Ripetere l'importazione dall'inizio.",
  })),
  'archive/catalogue-too-large': defineError<{ readonly limit: number }>('never', (data) => ({
    happened: `L'elenco di codici supera ${String(data.limit)} voci.`,
    meaning: "Resta in uso l'elenco precedente; i documenti non sono toccati.",
    next: 'Controllare di avere scelto il file giusto.',
  })),
  'archive/recorded-error-unknown': defineError<{ readonly recordedCode: string }>(
    'never',
    (data) => ({
      happened: `Lo storico riporta un errore che questa versione del programma non conosce (${data.recordedCode}).`,
      meaning: 'Gli altri dati del tentativo sono completi e leggibili.',
      next: 'Aggiornare il programma per leggerne la descrizione.',
    }),
  ),
};
