import { defineError } from '../errorDefinition.ts';

const inUse = 'Resta in uso l’elenco precedente; i documenti non sono toccati.';

/** Errors of the import of catalogues as a whole; single broken rows are reported with the import. */
export const terminologyErrors = {
  'terminology/file-too-large': defineError<{ readonly bytes: number; readonly limit: number }>(
    'user',
    (data) => ({
      happened: `Il file è troppo grande per un elenco di codici (${String(data.bytes)} byte, al massimo ${String(data.limit)}).`,
      meaning: inUse,
      next: 'Controllare di avere scelto il file giusto.',
    }),
  ),
  'terminology/layout-unknown': defineError<{ readonly columns: readonly string[] }>(
    'user',
    (data) => ({
      happened: `Nel file non si riconoscono una colonna dei codici e una delle descrizioni (${data.columns.join(', ')}).`,
      meaning: inUse,
      next: 'Intitolare le due colonne «codice» e «descrizione» e ripetere l’importazione.',
    }),
  ),
  'terminology/system-unknown': defineError<{ readonly file: string }>('user', (data) => ({
    happened: `Dal file ${data.file} non si capisce di quale elenco di codici si tratti.`,
    meaning: inUse,
    next: 'Indicare l’elenco (per esempio icd9cm, atc, aic, loinc, cnd, esenzioni) o il suo OID.',
  })),
  'terminology/nothing-usable': defineError<{ readonly brokenRows: number }>('user', (data) => ({
    happened: `Nel file non c’è nessuna voce utilizzabile (righe scartate: ${String(data.brokenRows)}).`,
    meaning: inUse,
    next: 'Scaricare di nuovo l’elenco e ripetere l’importazione.',
  })),
};
