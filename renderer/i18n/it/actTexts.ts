import type { MarkName, Tone } from '../../components/Mark.tsx';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

/** The four acts, in the doctor's words. */
export const operationTexts: Readonly<Record<Operation, string>> = {
  create: 'Primo profilo',
  replace: 'Sostituzione',
  'update-metadata': 'Aggiorna l’oscuramento',
  annul: 'Annullamento',
};

/** The states of an act: word, shape and colour. */
export const stateTexts: Readonly<
  Record<SubmissionState, { readonly word: string; readonly mark: MarkName; readonly tone: Tone }>
> = {
  queued: { word: 'Da inviare', mark: 'wait', tone: 'idle' },
  sending: { word: 'In invio', mark: 'send', tone: 'move' },
  accepted: { word: 'Accettato', mark: 'ok', tone: 'ok' },
  indexed: { word: 'Accettato', mark: 'ok', tone: 'ok' },
  refused: { word: 'Rifiutato', mark: 'bad', tone: 'bad' },
  'outcome-unknown': { word: 'Da verificare', mark: 'ask', tone: 'warn' },
  blocked: { word: 'Fermo', mark: 'todo', tone: 'warn' },
  cancelled: { word: 'Ritirato', mark: 'none', tone: 'idle' },
};

/** What a state means, in a sentence. */
export const stateMeanings = {
  queued: 'Parte da solo appena tocca a lui.',
  held: 'Firmato e al sicuro: aspetta quello che è detto qui sopra.',
  waitsForAnother: 'Aspetta l’invio dello stesso profilo qui sopra.',
  next: 'È il prossimo.',
  waitsUntil: (time: string) => `Nuovo tentativo alle ${time}.`,
  sending: 'Il Fascicolo sta controllando.',
  accepted: (time: string) => `Preso in carico alle ${time}, non ancora visibile.`,
  indexed: (time: string) => `Visibile nel Fascicolo dalle ${time}.`,
  annulled: (time: string) => `Tolto dal Fascicolo alle ${time}.`,
  updated: (time: string) => `Oscuramento aggiornato alle ${time}.`,
  unknown: (time: string) =>
    `Inviato alle ${time}, nessuna risposta. Non serve rifarlo: Sintesi ricontrolla da sola.`,
  cancelled: 'Ritirato prima che partisse: nulla è stato inviato.',
  refused: 'Il Fascicolo non lo ha accettato.',
  blocked: 'Fermo finché non si rimuove la causa.',
} as const;

/** The journey of an act, for readers. */
export const journeySaid: Readonly<Record<SubmissionState, string>> = {
  queued: '1 tappa su 4: firmato',
  sending: '2 tappe su 4: in invio',
  accepted: '3 tappe su 4: preso in carico',
  indexed: '4 tappe su 4: visibile nel Fascicolo',
  refused: 'Fermo alla terza tappa: rifiutato',
  'outcome-unknown': 'Fermo alla terza tappa: da verificare',
  blocked: 'Fermo alla prima tappa',
  cancelled: 'Ritirato alla prima tappa',
};
