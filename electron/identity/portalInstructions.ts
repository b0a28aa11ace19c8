/** What to do with the request files, step by step (cards-and-certificates.md §3.2). */
export const requestInstructions: readonly string[] = [
  'Come ottenere il certificato:',
  '1. Entrare nella piattaforma Sogei con le credenziali ricevute per posta elettronica (ruolo Responsabile Certificati).',
  '2. Creare una nuova coppia di certificati e caricare firma.csr e autenticazione.csr.',
  '3. Scrivere il nome esattamente come comunicato dalla Regione: un nome diverso blocca il passaggio in produzione.',
  '4. Attendere il rilascio, anche per giorni: le chiavi restano qui, cifrate. Scaricare il file zip e importarlo.',
  '5. Esportare poi il certificato pubblico e inviarlo alla Regione, se lo chiede.',
];

/** What to do when the key may be in somebody else's hands (cards-and-certificates.md §3.4, point 6). */
export const revocationInstructions: readonly string[] = [
  'Se la chiave può essere finita in mano ad altri:',
  '1. Entrare nella piattaforma Sogei e revocare la coppia di certificati (motivo: compromissione della chiave, keyCompromise).',
  '2. Senza accesso alla piattaforma, chiedere la revoca alla Regione, indicando nome e numero di serie del certificato.',
  '3. Distruggere la chiave su questo computer e cancellare ogni copia di sicurezza.',
  '4. Creare una nuova richiesta: i documenti già inviati restano validi, quelli in coda attendono il nuovo certificato.',
];
