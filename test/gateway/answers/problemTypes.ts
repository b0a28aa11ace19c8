/** Problem types of the dispatcher with the title each one carries on the wire (gateway.md §10.3). */
export const problemTitles = {
  '/msg/cda-element': 'Errore in fase di estrazione del CDA.',
  '/msg/validator': 'Errore di validazione',
  '/msg/syntax': 'Errore di sintassi.',
  '/msg/semantic': 'Errore semantico.',
  '/msg/vocabulary': 'Errore vocabolario.',
  '/msg/cda-match': "Errore in fase di recupero dell'esito della verifica.",
  '/msg/empty-file': 'File vuoto.',
  '/msg/document-type': 'Il documento non è pdf.',
  '/msg/document-hash': 'Verifica hash fallita.',
  '/msg/mandatory-element': 'Campo obbligatorio non presente.',
  '/msg/invalid-format': 'Formato campo non valido.',
  '/msg/mandatory-element-token': 'Token JWT non valido.',
  '/msg/jwt-validation': 'Campo token JWT non valido.',
  '/msg/id-doc': 'Campo id documento non valido',
  '/msg/generic-timeout': 'Generic timeout.',
  '/msg/workflow-id-error-extraction': 'Errore in fase di estrazione del workflow id.',
  '/msg/record-not-found': 'Record non trovato.',
  '/msg/generic-error': 'Errore generico.',
  '/msg/missing-token': 'Token non fornito.',
  '/msg/ini-error': 'Ini error.',
  '/msg/eds-error': 'Eds error.',
  '/msg/max-day-limit-exceed': 'Error: document exceeded the maximum period to be published.',
  '/msg/sign-error': 'Sign error',
  '/msg/connection-refused': 'Errore di comunicazione service-to-service.',
  '/msg/mocked-service': 'Errore di comunicazione service-to-service.',
  '/msg/simulation-error': 'Errore in fase di simulazione.',
  '/msg/wii': 'Workflow instance id non valido.',
  '/msg/unauthorized': 'Utente non autorizzato.',
} as const;

/** A problem type of the dispatcher. */
export type ProblemType = keyof typeof problemTitles;

/** Which exception handler answers in a phase of a method (gateway-checks.md §12). */
export type Handler = 'first' | 'publication' | 'delete';

const statusByHandler: Readonly<Record<Handler, Partial<Record<ProblemType, number>>>> = {
  first: {
    '/msg/semantic': 422,
    '/msg/mandatory-element-token': 403,
    '/msg/jwt-validation': 403,
    '/msg/missing-token': 403,
    '/msg/document-type': 415,
  },
  publication: {
    '/msg/mandatory-element-token': 403,
    '/msg/jwt-validation': 403,
    '/msg/generic-timeout': 504,
  },
  delete: {
    '/msg/semantic': 422,
    '/msg/mandatory-element-token': 401,
    '/msg/jwt-validation': 403,
  },
};

/** The HTTP status a handler gives to a problem type: what it does not name is 400. */
export function statusOf(type: ProblemType, handler: Handler): number {
  return statusByHandler[handler][type] ?? 400;
}
