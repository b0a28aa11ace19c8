import { defineError } from '../errorDefinition.ts';

/** Errors of a document's journey: what may be done with it in the state it is in. */
export const documentErrors = {
  'document/refused-by-verdict': defineError<{ readonly errors: number; readonly first: string }>(
    'user',
    (data) => ({
      happened: `Il documento non supera i controlli del Fascicolo: ${String(data.errors)} ${data.errors === 1 ? 'errore' : 'errori'}. Il primo: ${data.first}`,
      meaning: 'Il documento non è stato firmato né inviato.',
      next: 'Correggere i dati indicati e ripetere.',
    }),
  ),
  'document/draft-incomplete': defineError<{ readonly gaps: readonly string[] }>(
    'user',
    (data) => ({
      happened: `La bozza non è ancora un documento: ${data.gaps.join('; ')}.`,
      meaning: 'Non è stato prodotto né inviato nulla; la bozza è intatta.',
      next: 'Completare la bozza e ripetere.',
    }),
  ),
  'document/signing-given-up': defineError<Record<string, never>>('user', () => ({
    happened: 'La firma è stata interrotta prima che la carta cominciasse.',
    meaning: 'Nulla è stato firmato: il documento resta com’era.',
    next: 'Firmare quando si desidera.',
  })),
  'document/too-large': defineError<{ readonly bytes: number; readonly limit: number }>(
    'never',
    (data) => ({
      happened: `Il file è di ${String(Math.ceil(data.bytes / 1_000_000))} MB: un profilo non supera ${String(Math.floor(data.limit / 1_000_000))} MB.`,
      meaning: 'Il file non è stato acquisito.',
      next: 'Controllare di aver scelto il file giusto.',
    }),
  ),
  'document/unknown': defineError<{ readonly documentId: string }>('user', (data) => ({
    happened: `Il documento ${data.documentId} non è nell'archivio.`,
    meaning: 'Non è stato inviato nulla.',
    next: "Controllare l'identificativo nello storico.",
  })),
  'document/unreadable': defineError<{
    readonly documentId: string;
    /** What happened to it, as the error that kept it from being read says. */
    readonly cause: string;
  }>('user', (data) => ({
    happened: `Questo profilo da firmare non si può leggere. ${data.cause}`,
    meaning: 'Non è firmato e non è stato inviato. Gli altri profili si firmano come sempre.',
    next: 'Toglierlo: la bozza da cui è nato torna modificabile e si può rifarlo. Se non si toglie, ripristinare una copia di sicurezza.',
  })),
  'document/content-released': defineError<Record<string, never>>('never', () => ({
    happened: 'Il contenuto di questo documento non è più conservato.',
    meaning: 'È stato cancellato alla fine del periodo di conservazione o su richiesta.',
    next: 'Identificativi, atti e X-CART-id restano nello storico.',
  })),
  'document/not-published': defineError<{
    readonly documentId: string;
    readonly state: string | null;
  }>('user', (data) => ({
    happened: `Il documento ${data.documentId} non risulta pubblicato da questo programma${data.state === null ? '' : ` (stato: ${data.state})`}.`,
    meaning: 'Si può sostituire, aggiornare o annullare solo un documento pubblicato.',
    next: 'Verificare lo stato nello storico e attendere che la pubblicazione sia confermata.',
  })),
  'document/superseded': defineError<{
    readonly documentId: string;
    readonly by: 'replace' | 'annul';
  }>('user', (data) => ({
    happened:
      data.by === 'annul'
        ? `Il documento ${data.documentId} è già stato annullato.`
        : `Il documento ${data.documentId} è già stato sostituito da una versione successiva.`,
    meaning: 'Non è stato inviato nulla.',
    next: "Operare sull'ultima versione pubblicata, visibile nello storico.",
  })),
  'document/already-submitted': defineError<{
    readonly documentId: string;
    readonly state: string;
  }>('user', (data) => ({
    happened: `Per il documento ${data.documentId} esiste già un invio (stato: ${data.state}).`,
    meaning: 'Non ne è stato creato un altro: un documento si invia una volta sola.',
    next: "Seguire l'invio esistente nello storico.",
  })),
  'document/not-a-next-version': defineError<{
    readonly documentId: string;
    readonly replaces: string | null;
    readonly target: string;
  }>('user', (data) => ({
    happened: `Il documento ${data.documentId} non dichiara di sostituire ${data.target}${data.replaces === null ? '' : ` (dichiara ${data.replaces})`}.`,
    meaning: 'La sostituzione non è stata preparata.',
    next: 'Usare la versione successiva del documento pubblicato.',
  })),
  'document/other-author': defineError<{ readonly author: string; readonly doctor: string }>(
    'user',
    (data) => ({
      happened: `Il documento è firmato dal medico ${data.author}, il profilo configurato è di ${data.doctor}.`,
      meaning: 'Il documento non è stato acquisito.',
      next: 'Acquisire solo documenti del medico che usa il programma, o correggere il profilo.',
    }),
  ),
  'document/waiting-for-predecessor': defineError<{ readonly submissionId: string }>(
    'auto',
    (data) => ({
      happened: `L'invio attende che si concluda quello precedente dello stesso documento (${data.submissionId}).`,
      meaning: 'Il documento è firmato e al sicuro nella coda.',
      next: 'Non occorre fare nulla: partirà nel giusto ordine.',
    }),
  ),
  'document/verdict-unavailable': defineError<{ readonly reason: string }>('user', (data) => ({
    happened: `I controlli ufficiali non si possono eseguire (${data.reason}).`,
    meaning: 'Il documento non è stato firmato né inviato.',
    next: 'Indicare nelle impostazioni la cartella dei controlli ufficiali.',
  })),
};
