import { defineError } from '../errorDefinition.ts';

/** Defects of the program itself, reported with a number that leads to the log line. */
export const internalErrors = {
  'internal/unexpected': defineError<{ readonly correlationId: string }>('user', (data) => ({
    happened: `Si è verificato un errore imprevisto del programma (riferimento ${data.correlationId}).`,
    meaning: 'Il documento su cui si lavorava resta come era prima di questa operazione.',
    next: "Ripetere l'operazione; se l'errore torna, inviare all'assistenza il riferimento indicato.",
  })),
};
