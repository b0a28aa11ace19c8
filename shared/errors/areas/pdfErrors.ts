import { defineError } from '../errorDefinition.ts';

const notSendable = 'Il documento non può essere inviato al Fascicolo in questa forma.';
const notSigned = 'Il documento non è stato firmato: resta pronto per la firma, senza modifiche.';
const signAgain = 'Produrre e firmare di nuovo il documento a partire dai dati della cartella.';

interface Sizes {
  readonly sizeBytes: number;
  readonly limitBytes: number;
}

function mebibytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(2).replace('.', ',');
}

/** Errors about the document as a PDF: making it, signing it, judging it. */
export const pdfErrors = {
  'pdf/thread-ended': defineError<Record<string, never>>('user', () => ({
    happened: 'La preparazione del documento si è interrotta.',
    meaning: 'Il documento non è stato prodotto; i dati compilati restano come sono.',
    next: 'Ripetere: la preparazione riparte da sola.',
  })),
  'pdf/too-large': defineError<Sizes>('never', (data) => ({
    happened: `Il PDF firmato occuperebbe ${mebibytes(data.sizeBytes)} MB, più dei ${mebibytes(data.limitBytes)} MB che il servizio accetta.`,
    meaning: 'Il documento non è stato prodotto; i dati compilati restano come sono.',
    next: 'Ridurre il contenuto del profilo, per esempio le indagini meno recenti.',
  })),
  'pdf/certificate-unreadable': defineError<{ readonly position: number }>('user', (data) => ({
    happened: `Un certificato letto dalla carta non si può interpretare (il numero ${String(data.position + 1)} della catena).`,
    meaning: notSigned,
    next: 'Estrarre e inserire di nuovo la carta; se si ripete, rivolgersi a chi ha rilasciato il certificato.',
  })),
  'pdf/signer-missing': defineError<Record<string, never>>('user', () => ({
    happened: 'Non è stato indicato alcun certificato di firma.',
    meaning: notSigned,
    next: 'Inserire la carta di firma e scegliere il certificato.',
  })),
  'pdf/key-unsupported': defineError<{ readonly key: string }>('never', (data) => ({
    happened: `La chiave del certificato (${data.key}) non è ammessa per la firma: servono RSA di almeno 2048 bit oppure curve P-256 o P-384.`,
    meaning: notSigned,
    next: 'Usare un altro certificato di firma.',
  })),
  'pdf/cms-too-large': defineError<{ readonly sizeBytes: number; readonly reservedBytes: number }>(
    'never',
    (data) => ({
      happened: `La firma occupa ${String(data.sizeBytes)} byte, più dei ${String(data.reservedBytes)} riservati nel documento.`,
      meaning: notSigned,
      next: "Segnalare il problema all'assistenza indicando le due misure.",
    }),
  ),
  'pdf/unsigned-document-changed': defineError<Record<string, never>>('never', () => ({
    happened: 'Il PDF da firmare non è quello prodotto dal programma o è stato alterato.',
    meaning: notSigned,
    next: 'Produrre di nuovo il documento.',
  })),
  'pdf/signature-value-wrong': defineError<{ readonly reason: 'length' | 'other-key' }>(
    'user',
    (data) => ({
      happened: {
        length: 'La firma restituita dalla carta non ha la lunghezza prevista dalla chiave.',
        'other-key':
          'La firma restituita dalla carta non corrisponde al certificato scelto o al documento.',
      }[data.reason],
      meaning: notSigned,
      next: 'Ripetere la firma; se si ripete, provare un altro lettore o aggiornare il software della carta.',
    }),
  ),
  'pdf/self-check-failed': defineError<{ readonly problems: readonly string[] }>(
    'never',
    (data) => ({
      happened: `Il documento appena firmato non supera il controllo del programma (${data.problems.join(', ')}).`,
      meaning: 'Il documento firmato è stato scartato e nulla è stato inviato.',
      next: "Segnalare il problema all'assistenza; il documento si può firmare di nuovo.",
    }),
  ),
  'pdf/not-a-pdf': defineError<Record<string, never>>('never', () => ({
    happened: 'Il file non comincia come un PDF.',
    meaning: notSendable,
    next: 'Controllare di aver scelto il file giusto.',
  })),
  'pdf/encrypted': defineError<Record<string, never>>('never', () => ({
    happened: 'Il PDF è cifrato o protetto da password.',
    meaning: notSendable,
    next: 'Chiedere una copia senza protezione.',
  })),
  'pdf/broken-structure': defineError<{
    readonly cause:
      'startxref' | 'cross-reference' | 'trailer' | 'object' | 'trailing-bytes' | 'unreadable';
  }>('never', (data) => ({
    happened: {
      startxref: 'Il PDF è danneggiato: manca il rimando alla tavola degli oggetti.',
      'cross-reference':
        'Il PDF è danneggiato: la tavola degli oggetti non corrisponde al contenuto.',
      trailer: 'Il PDF è danneggiato: la parte finale non indica il catalogo del documento.',
      object: 'Il PDF è danneggiato: un oggetto necessario manca o non è del tipo atteso.',
      'trailing-bytes': 'Dopo la fine del PDF ci sono altri byte.',
      unreadable: 'Il PDF è danneggiato e non si può leggere.',
    }[data.cause],
    meaning: notSendable,
    next: 'Ottenere di nuovo il file da chi lo ha prodotto, senza passaggi che lo trattino come testo.',
  })),
  'pdf/attachment-missing': defineError<Record<string, never>>('never', () => ({
    happened: 'Nel PDF non è allegato alcun documento strutturato.',
    meaning: 'Il gateway non troverebbe il CDA e rifiuterebbe il documento.',
    next: signAgain,
  })),
  'pdf/attachment-wrong-name': defineError<{ readonly found: readonly string[] }>(
    'never',
    (data) => ({
      happened: `L'allegato si chiama "${data.found.join('", "')}": il gateway cerca esattamente "cda.xml".`,
      meaning: 'Il gateway non troverebbe il CDA e rifiuterebbe il documento.',
      next: signAgain,
    }),
  ),
  'pdf/attachment-unreadable': defineError<Record<string, never>>('never', () => ({
    happened: "L'allegato cda.xml c'è, ma il suo contenuto non si può estrarre.",
    meaning: 'Il gateway non troverebbe il CDA e rifiuterebbe il documento.',
    next: signAgain,
  })),
  'pdf/attachment-not-the-cda': defineError<Record<string, never>>('never', () => ({
    happened:
      "L'allegato cda.xml non è identico al documento clinico da cui il PDF è stato prodotto.",
    meaning: notSendable,
    next: signAgain,
  })),
  'pdf/no-signature': defineError<Record<string, never>>('user', () => ({
    happened: 'Il PDF non è firmato.',
    meaning: 'Il gateway accetta la pubblicazione solo di documenti firmati.',
    next: 'Firmare il documento.',
  })),
  'pdf/empty-signature-field': defineError<{ readonly field: string }>('never', (data) => ({
    happened: `Il PDF ha un campo di firma vuoto ("${data.field}").`,
    meaning: 'Il gateway tenta di leggere anche quel campo e rifiuta il documento.',
    next: signAgain,
  })),
  'pdf/byte-range-wrong': defineError<{
    readonly cause: 'missing' | 'not-from-start' | 'gap-not-contents' | 'beyond-end' | 'overlap';
  }>('never', (data) => ({
    happened: {
      missing: "L'intervallo di byte protetto dalla firma manca o non è leggibile.",
      'not-from-start': "La firma non protegge l'inizio del file.",
      'gap-not-contents': 'La firma lascia scoperta una parte del file diversa dalla firma stessa.',
      'beyond-end':
        "L'intervallo protetto dalla firma supera la fine del file: il file è troncato.",
      overlap: 'Gli intervalli di byte protetti dalla firma si sovrappongono.',
    }[data.cause],
    meaning: 'La firma non garantisce il contenuto del documento.',
    next: signAgain,
  })),
  'pdf/changed-after-signing': defineError<{ readonly addedBytes: number }>('never', (data) => ({
    happened: `Dopo la firma sono stati aggiunti al file ${String(data.addedBytes)} byte che nessuna firma protegge.`,
    meaning: 'Ciò che si legge può non essere ciò che è stato firmato.',
    next: 'Usare il file originale; se non è disponibile, produrre e firmare di nuovo il documento.',
  })),
  'pdf/digest-mismatch': defineError<Record<string, never>>('never', () => ({
    happened: 'Il contenuto del PDF è cambiato dopo la firma.',
    meaning: 'La firma non è valida: il documento non vale come documento firmato.',
    next: 'Usare il file originale; se non è disponibile, produrre e firmare di nuovo il documento.',
  })),
  'pdf/signature-invalid': defineError<Record<string, never>>('never', () => ({
    happened: 'La firma non corrisponde al certificato che la accompagna.',
    meaning: 'La firma non è valida: il documento non vale come documento firmato.',
    next: signAgain,
  })),
  'pdf/signer-not-trusted': defineError<{
    readonly cause:
      | 'unknown-issuer'
      | 'not-for-signatures'
      | 'expired'
      | 'not-yet-valid'
      | 'path-too-long'
      | 'name-not-admitted'
      | 'revoked';
    readonly certificate: string;
  }>('never', (data) => ({
    happened: {
      'unknown-issuer': `Chi garantisce il certificato di "${data.certificate}" non è tra le autorità riconosciute.`,
      'not-for-signatures': `Il certificato di "${data.certificate}" non è per la firma di documenti.`,
      expired: `Il certificato di "${data.certificate}" era scaduto al momento della firma.`,
      'not-yet-valid': `Il certificato di "${data.certificate}" non era ancora valido al momento della firma.`,
      'path-too-long': `L’autorità "${data.certificate}" non può garantire altre autorità sotto di sé.`,
      'name-not-admitted': `L’autorità "${data.certificate}" non può rilasciare certificati con il nome di chi ha firmato.`,
      revoked: `Il certificato di "${data.certificate}" era revocato al momento della firma.`,
    }[data.cause],
    meaning: 'Il contenuto è integro, ma non è provato chi lo ha firmato.',
    next: 'Chiedere a chi ha inviato il documento con quale certificato lo ha firmato.',
  })),
  'pdf/document-timestamp': defineError<{ readonly field: string }>('never', (data) => ({
    happened: `Il PDF ha una marca temporale di documento ("${data.field}").`,
    meaning:
      'È una prova in più per chi verifica, ma il gateway la tratta come una firma non valida.',
    next: 'Inviare il documento com’era prima della marca.',
  })),
  'pdf/signature-format-unknown': defineError<{ readonly subFilter: string }>('never', (data) => ({
    happened: `La firma è di un tipo non ammesso (${data.subFilter}).`,
    meaning: 'Non è una firma PAdES e il suo valore non si può controllare.',
    next: signAgain,
  })),
  'pdf/signing-time-missing': defineError<Record<string, never>>('never', () => ({
    happened: 'Nella firma manca la data (voce M del dizionario di firma).',
    meaning: 'Il gateway risponderebbe che la firma del PDF non risulta valida.',
    next: signAgain,
  })),
  'pdf/signer-certificate-missing': defineError<Record<string, never>>('never', () => ({
    happened: 'La firma non contiene il certificato di chi ha firmato.',
    meaning: 'Il gateway non potrebbe verificarla e rifiuterebbe il documento.',
    next: signAgain,
  })),
  'pdf/signing-certificate-attribute': defineError<{ readonly cause: 'missing' | 'mismatch' }>(
    'never',
    (data) => ({
      happened: {
        missing: 'La firma non dichiara con quale certificato è stata fatta (signing-certificate).',
        mismatch: 'La firma dichiara un certificato diverso da quello che la accompagna.',
      }[data.cause],
      meaning:
        'Non è una firma PAdES di livello B: il certificato potrebbe essere stato sostituito.',
      next: signAgain,
    }),
  ),
  'pdf/cms-unreadable': defineError<{
    readonly cause: 'not-cms' | 'signer-count' | 'not-detached' | 'attributes' | 'algorithm';
  }>('never', (data) => ({
    happened: {
      'not-cms': 'La firma contenuta nel PDF non si può decodificare.',
      'signer-count': 'La firma contenuta nel PDF non ha esattamente un firmatario.',
      'not-detached': 'La firma contenuta nel PDF non è separata dal contenuto come dovrebbe.',
      attributes: 'Alla firma mancano gli attributi obbligatori o sono ripetuti.',
      algorithm: 'La firma usa un algoritmo non riconosciuto.',
    }[data.cause],
    meaning: 'La firma non si può considerare valida.',
    next: signAgain,
  })),
};
