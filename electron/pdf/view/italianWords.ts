import { attributeOf, type XmlElement } from '../../../shared/xml/xmlTree.ts';

const NULL_FLAVORS: Readonly<Record<string, string>> = {
  NI: 'informazione non disponibile',
  UNK: 'non noto',
  ASKU: 'chiesto ma non noto',
  NASK: 'non chiesto',
  NAV: 'temporaneamente non disponibile',
  NA: 'non applicabile',
  MSK: 'oscurato',
  OTH: 'altro valore, non codificabile',
  NINF: 'meno infinito',
  PINF: 'più infinito',
  NP: 'non presente',
};

/** The HL7 reason for a missing value (vocabulary 2.16.840.1.113883.5.1008) in Italian words. */
export function nullFlavorInWords(code: string): string {
  return NULL_FLAVORS[code] ?? `valore assente (${code})`;
}

/**
 * An HL7 point in time in Italian form at the precision it was written with, in its own offset:
 * `20261120101500+0100` is "20/11/2026, ore 10:15"; `2015` stays "2015". Anything else is shown as it is.
 */
export function italianTime(value: string): string {
  const parts = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2}))?/.exec(value);
  if (parts === null) return value;
  const [, year = '', month, day, hour, minute] = parts;
  if (month === undefined) return year;
  if (day === undefined) return `${month}/${year}`;
  const date = `${day}/${month}/${year}`;
  return hour === undefined || minute === undefined ? date : `${date}, ore ${hour}:${minute}`;
}

/** The time an element carries in `@value`, or the words of its nullFlavor, or null when it says nothing. */
export function timeInWords(element: XmlElement | undefined): string | null {
  const value = attributeOf(element, 'value');
  if (value !== undefined) return italianTime(value);
  const nullFlavor = attributeOf(element, 'nullFlavor');
  return nullFlavor === undefined ? null : nullFlavorInWords(nullFlavor);
}

/** Confidentiality codes (HL7 code system 2.16.840.1.113883.5.25), whose display names are English. */
const CONFIDENTIALITIES: Readonly<Record<string, string>> = {
  N: 'Normale',
  R: 'Riservata',
  V: 'Molto riservata',
};

/** How confidential a document is, in Italian; a code not known is shown by its own name or as it is. */
export function confidentialityInWords(element: XmlElement | undefined): string | null {
  const code = attributeOf(element, 'code') ?? '';
  const words = CONFIDENTIALITIES[code] ?? attributeOf(element, 'displayName') ?? code;
  return words === '' ? null : words;
}
