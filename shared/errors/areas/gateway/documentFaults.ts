/** What a document says first of its kind, and must say as the act does (gateway.md §7). */
export const documentFaults = {
  code: 'il primo codice non è quello del Profilo Sanitario Sintetico',
  'document-id': 'il numero del documento non è quello che verrebbe pubblicato',
  'patient-id': "il primo identificativo dell'assistito non è il suo codice fiscale",
  'author-id': 'il primo identificativo del medico autore non è il suo codice fiscale',
} as const;

/** One of them, where it does not hold. */
export type DocumentFault = keyof typeof documentFaults;
