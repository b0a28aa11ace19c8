import { defineError } from '../errorDefinition.ts';

/** Errors about the official pack of rules and vocabularies; what a document does wrong is a finding, not an error. */
export const conformanceErrors = {
  'conformance/pack-missing': defineError<{ readonly missing: string }>('user', (data) => ({
    happened: `Nella cartella delle regole ufficiali manca una parte necessaria (${data.missing}).`,
    meaning:
      'I documenti vengono controllati con le sole regole interne, meno complete di quelle del gateway.',
    next: 'Scegliere nelle impostazioni la cartella completa delle regole ufficiali.',
  })),
  'conformance/pack-unusable': defineError<{
    readonly part: 'schema' | 'schematron' | 'vocabulary';
    readonly detail: string;
  }>('user', (data) => ({
    happened: `Le regole ufficiali scelte non sono leggibili (${
      {
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
