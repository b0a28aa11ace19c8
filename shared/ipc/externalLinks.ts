/**
 * The addresses the program opens in the browser, by key: the window names a key and never an address, so that
 * nothing a document contains can lead anywhere (reliability-and-security §2.15).
 */
export const externalLinks = {
  'sistema-ts': 'https://sistemats1.sanita.finanze.it/',
  'fse-toscana': 'https://fascicolosanitario.regione.toscana.it/',
  'fse-nazionale': 'https://www.fascicolosanitario.gov.it/',
} as const;

/** The key of an address. */
export type ExternalLink = keyof typeof externalLinks;

/** Whether a value is a key; inherited names such as `constructor` are not. */
export function isExternalLink(value: unknown): value is ExternalLink {
  return typeof value === 'string' && Object.hasOwn(externalLinks, value);
}
