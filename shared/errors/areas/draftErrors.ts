import { defineError } from '../errorDefinition.ts';

/** Errors of a PSS that is being written. */
export const draftErrors = {
  'draft/unknown': defineError<Record<string, never>>('user', () => ({
    happened: 'La bozza non c’è più: è stata scartata, o il profilo che ne è nato è già firmato.',
    meaning: 'Non è stato cambiato nulla.',
    next: 'Ripartire dall’elenco delle bozze o dall’assistito.',
  })),
  'draft/changed-elsewhere': defineError<{
    /** UTC ISO instant. */
    readonly at: string;
  }>('user', () => ({
    happened: 'La bozza è stata salvata da un’altra finestra dopo che questa l’ha aperta.',
    meaning: 'Le due scritture non sono state mescolate: resta quella salvata dall’altra finestra.',
    next: 'Riaprire la bozza e ripetere le ultime modifiche.',
  })),
  'draft/other-unsaved': defineError<Record<string, never>>('user', () => ({
    happened: 'L’altro profilo non è stato aperto: questo non è ancora salvato.',
    meaning: 'Quello che è scritto qui resta aperto finché non è al sicuro.',
    next: 'Risolvere quello che impedisce il salvataggio, oppure scartare questa bozza; poi aprire l’altro.',
  })),
  'draft/sealed': defineError<Record<string, never>>('user', () => ({
    happened: 'Dalla bozza è già nato un profilo da firmare.',
    meaning: 'La bozza resta com’era quando il profilo è stato preparato.',
    next: 'Firmare il profilo, oppure tornare a modificarlo.',
  })),
  'draft/patient-unknown': defineError<Record<string, never>>('user', () => ({
    happened: 'Mancano ancora i dati con cui si riconosce l’assistito.',
    meaning: 'La bozza è salva; senza quei dati non se ne fa una pagina.',
    next: 'Scrivere nome, cognome, sesso, data di nascita e codice fiscale.',
  })),
};
