import { defineError } from '../errorDefinition.ts';

/** Errors about the official pack of rules and vocabularies; what a document does wrong is a finding, not an error. */
export const conformanceErrors = {
  'conformance/pack-missing': defineError<{ readonly missing: string }>('user', (data) => ({
    happened: `Nelle regole ufficiali scelte manca una parte necessaria (${data.missing}).`,
    meaning:
      'I documenti vengono controllati con le sole regole interne, meno complete di quelle del gateway.',
    next: 'Scegliere nelle impostazioni la cartella o l’archivio zip con le regole ufficiali complete.',
  })),
  'conformance/pack-unusable': defineError<{
    readonly part: 'archive' | 'schema' | 'schematron' | 'vocabulary';
    readonly detail: string;
  }>('user', (data) => ({
    happened: `Le regole ufficiali scelte non sono leggibili (${
      {
        archive: 'cartella o archivio zip',
        schema: 'schemi XSD',
        schematron: 'regole schematron',
        vocabulary: 'vocabolari',
      }[data.part]
    }).`,
    meaning:
      'I documenti vengono controllati con le sole regole interne, meno complete di quelle del gateway.',
    next: 'Scaricare di nuovo le regole ufficiali e sceglierle nelle impostazioni.',
  })),
};
