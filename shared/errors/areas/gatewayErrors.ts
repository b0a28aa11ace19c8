import { defineError } from '../errorDefinition.ts';
import { dispatcherErrors } from './gateway/dispatcherErrors.ts';
import { type DocumentFault, documentFaults } from './gateway/documentFaults.ts';
import { frontierErrors } from './gateway/frontierErrors.ts';
import { indexErrors } from './gateway/indexErrors.ts';

const nothingSent = 'Nulla è stato inviato; il documento firmato resta in archivio.';

/** Errors made from an answer of the gateway, whichever layer gave it. */
export const answerErrors = { ...frontierErrors, ...dispatcherErrors, ...indexErrors };

/** Errors of the client itself: what it found before sending, by the number of the pre-flight check. */
const requestErrors = {
  'gateway/document-missing': defineError<Record<string, never>>('never', () => ({
    happened: "Per questa operazione serve il documento firmato, che all'invio non è allegato.",
    meaning: nothingSent,
    next: 'Firmare il documento e ripetere.',
  })),
  'gateway/document-unexpected': defineError<Record<string, never>>('never', () => ({
    happened: 'Questa operazione non porta con sé alcun documento, ma uno è allegato.',
    meaning: nothingSent,
    next: "Inviare all'assistenza la segnalazione del programma.",
  })),
  'gateway/document-not-pdf': defineError<Record<string, never>>('never', () => ({
    happened: 'Il documento da inviare non è un PDF.',
    meaning: nothingSent,
    next: 'Comporre e firmare di nuovo il documento.',
  })),
  'gateway/document-over-limit': defineError<{
    readonly sizeBytes: number;
    readonly limitBytes: number;
  }>('never', (data) => ({
    happened: `Il documento firmato è troppo grande (${String(data.sizeBytes)} byte, il massimo è ${String(data.limitBytes)}).`,
    meaning: nothingSent,
    next: 'Ridurre il contenuto del documento e comporlo di nuovo.',
  })),
  'gateway/document-altered': defineError<{ readonly expected: string; readonly found: string }>(
    'never',
    () => ({
      happened: "Il documento da inviare non è più quello firmato: l'impronta è cambiata.",
      meaning: nothingSent,
      next: "Non inviare: avvisare l'assistenza, l'archivio può essere danneggiato.",
    }),
  ),
  'gateway/target-missing': defineError<Record<string, never>>('never', () => ({
    happened: 'Non è indicato il documento pubblicato su cui operare.',
    meaning: nothingSent,
    next: 'Scegliere il documento dallo storico.',
  })),
  'gateway/target-unexpected': defineError<Record<string, never>>('never', () => ({
    happened: 'Una prima pubblicazione non può indicare un documento da sostituire.',
    meaning: nothingSent,
    next: 'Usare la sostituzione per correggere un documento già pubblicato.',
  })),
  'gateway/replaces-itself': defineError<Record<string, never>>('never', () => ({
    happened: 'Il documento sostitutivo ha lo stesso numero di quello da sostituire.',
    meaning: nothingSent,
    next: 'Comporre una nuova versione del documento.',
  })),
  'gateway/document-id-invalid': defineError<{ readonly id: string }>('never', () => ({
    happened: 'Il numero del documento non ha la forma richiesta dal Fascicolo.',
    meaning: nothingSent,
    next: 'Comporre di nuovo il documento; se importato, segnalarlo al fornitore del gestionale.',
  })),
  'gateway/document-id-mismatch': defineError<Record<string, never>>('never', () => ({
    happened: 'Il numero nei dati di pubblicazione non è quello del documento da inviare.',
    meaning: nothingSent,
    next: "Inviare all'assistenza la segnalazione del programma.",
  })),
  'gateway/document-facts-wrong': defineError<{ readonly faults: readonly DocumentFault[] }>(
    'never',
    (data) => ({
      happened: `Il documento non può essere pubblicato così com'è: ${data.faults.map((fault) => documentFaults[fault]).join('; ')}.`,
      meaning:
        'Il Fascicolo lo rifiuterebbe o lo archivierebbe sotto dati sbagliati; nulla è stato firmato né inviato.',
      next: 'Comporre di nuovo il documento; se importato, segnalarlo al fornitore del gestionale.',
    }),
  ),
  'gateway/patient-code-invalid': defineError<Record<string, never>>('never', () => ({
    happened: "Il codice fiscale dell'assistito non è valido.",
    meaning: nothingSent,
    next: "Controllare il codice fiscale nell'anagrafica dell'assistito.",
  })),
  'gateway/body-invalid': defineError<{ readonly fields: readonly string[] }>('never', (data) => ({
    happened: `I dati di pubblicazione non sono conformi (${data.fields.join(', ')}).`,
    meaning: nothingSent,
    next: 'Correggere i dati di pubblicazione nelle impostazioni del medico.',
  })),
  'gateway/contract-broken': defineError<{ readonly rule: string }>('never', (data) => ({
    happened: `La richiesta preparata non rispetta una regola di trasmissione (${data.rule}).`,
    meaning: nothingSent,
    next: "Inviare all'assistenza la segnalazione del programma.",
  })),
  'gateway/trial-in-production': defineError<Record<string, never>>('never', () => ({
    happened: 'Nell’ambiente reale non si fanno invii di prova.',
    meaning: nothingSent,
    next: 'Fare l’invio di prova nell’ambiente di prova; qui il primo invio è il primo profilo.',
  })),
  'gateway/status-service-off': defineError<Record<string, never>>('never', () => ({
    happened: 'La Regione non offre la consultazione dello stato degli invii.',
    meaning: "Resta valido l'esito già registrato nello storico.",
    next: "Per sapere che cosa ne è stato, preparare la richiesta all'assistenza della Regione.",
  })),
  'gateway/status-unreadable': defineError<Record<string, never>>('user', () => ({
    happened: 'La risposta sullo stato degli invii non è comprensibile.',
    meaning: "Resta valido l'esito già registrato nello storico.",
    next: 'Ripetere la consultazione più tardi.',
  })),
  'gateway/clock-skewed': defineError<{ readonly offsetSeconds: number }>('user', (data) => ({
    happened: `L'orologio del computer differisce di ${String(Math.abs(data.offsetSeconds))} secondi da quello del Fascicolo.`,
    meaning: "Gli invii sono corretti tenendone conto, ma l'ora scritta nei documenti è sbagliata.",
    next: "Attivare la sincronizzazione automatica dell'ora nelle impostazioni del computer.",
  })),
};

/** Everything that can go wrong between a signed document and the gateway's answer. */
export const gatewayErrors = { ...requestErrors, ...answerErrors };
