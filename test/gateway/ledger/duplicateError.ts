/** What the index answers to an identifier it already has (gateway.md §10.5). */
export const duplicateError =
  '[INI]R224: DocumentEntry already saved in a previous communication - Severity: Error';
