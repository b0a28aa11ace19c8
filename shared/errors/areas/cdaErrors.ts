import { defineError } from '../errorDefinition.ts';

const unchanged = 'Nulla è stato acquisito e nessun documento è stato modificato.';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Errors about a CDA2 document as a file: its encoding, its XML, its kind. */
export const cdaErrors = {
  'cda/too-large': defineError<{ readonly size: number; readonly limit: number }>(
    'never',
    (data) => ({
      happened: `Il documento è troppo grande per un Profilo Sanitario Sintetico (${String(data.size)}, il massimo è ${String(data.limit)}).`,
      meaning: unchanged,
      next: 'Controllare di aver scelto il file giusto.',
    }),
  ),
  'cda/not-utf8': defineError<{ readonly declared: string | null }>('never', (data) => ({
    happened: `I caratteri del documento non corrispondono alla codifica dichiarata (${data.declared ?? 'UTF-8'}).`,
    meaning: unchanged,
    next: 'Esportare di nuovo il documento dal gestionale in codifica UTF-8.',
  })),
  'cda/not-xml': defineError<Place & { readonly detail: string }>('never', (data) => ({
    happened: `Il documento non è XML leggibile (riga ${String(data.line)}, colonna ${String(data.column)}).`,
    meaning: unchanged,
    next: 'Esportare di nuovo il documento dal gestionale; se si ripete, segnalarlo al suo fornitore.',
  })),
  'cda/xml-refused': defineError<
    Place & { readonly cause: 'doctype' | 'too-deep' | 'too-many-elements' }
  >('never', (data) => ({
    happened: {
      doctype: `Il documento contiene una dichiarazione DOCTYPE, non ammessa per motivi di sicurezza (riga ${String(data.line)}).`,
      'too-deep': `Il documento ha troppi livelli annidati (riga ${String(data.line)}).`,
      'too-many-elements': `Il documento ha troppi elementi (riga ${String(data.line)}).`,
    }[data.cause],
    meaning: unchanged,
    next: 'Segnalare il problema al fornitore del gestionale che ha prodotto il file.',
  })),
  'cda/not-json': defineError<Place>('never', (data) => ({
    happened: `Il documento non è JSON leggibile (riga ${String(data.line)}, colonna ${String(data.column)}).`,
    meaning: unchanged,
    next: 'Esportare di nuovo il documento dal programma che lo ha prodotto.',
  })),
  'cda/json-refused': defineError<Place>('never', (data) => ({
    happened: `Il documento ha troppi livelli annidati (riga ${String(data.line)}, colonna ${String(data.column)}).`,
    meaning: unchanged,
    next: 'Segnalare il problema al fornitore del programma che ha prodotto il file.',
  })),
  'cda/other-json': defineError<{ readonly found: string | null }>('never', (data) => ({
    happened: `Il documento JSON non contiene un Profilo Sanitario Sintetico (contenuto: ${data.found ?? 'sconosciuto'}).`,
    meaning: unchanged,
    next: 'Scegliere una bozza di Sintesi o un documento FHIR del Profilo Sanitario Sintetico.',
  })),
  'cda/draft-invalid': defineError<{ readonly path: string; readonly line: number }>(
    'never',
    (data) => ({
      happened: `La bozza contiene un valore non ammesso (riga ${String(data.line)}, ${data.path}).`,
      meaning: unchanged,
      next: 'Correggere il valore indicato o esportare di nuovo la bozza.',
    }),
  ),
  'cda/other-document': defineError<{ readonly found: string | null }>('never', (data) => ({
    happened: `Il documento non è un Profilo Sanitario Sintetico (tipo trovato: ${data.found ?? 'nessuno'}).`,
    meaning: unchanged,
    next: 'Scegliere il file del Profilo Sanitario Sintetico esportato dal gestionale.',
  })),
  'cda/header-incomplete': defineError<{ readonly missing: string }>('never', (data) => ({
    happened: `Nell'intestazione del documento manca un dato necessario (${data.missing}).`,
    meaning: unchanged,
    next: 'Completare il dato nel gestionale ed esportare di nuovo il documento.',
  })),
};
