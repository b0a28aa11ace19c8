import { allergyAbsenceTexts } from '../../../shared/cda/sections/allergyTerms.ts';
import { problemAbsenceTexts } from '../../../shared/cda/sections/problemTerms.ts';
import { therapyAbsenceTexts } from '../../../shared/cda/sections/therapyTerms.ts';
import { attributeOf, type XmlElement } from '../../../shared/xml/xmlTree.ts';

const EXEMPTION_SYSTEM = '2.16.840.1.113883.2.9.5.2.2';
const FAMILY_HISTORY = '10157-6';

/** Absences our own documents never declare by code (IPS value sets 2.16.840.1.113883.11.22.36 and .61). */
const OTHER_ABSENCES: Readonly<Record<string, string>> = {
  'no-known-procedures': 'Nessuna procedura nota',
  'no-procedure-info': 'Nessuna informazione su procedure',
  'no-known-devices': 'Nessuna protesi, impianto o ausilio noto',
  'no-device-info': 'Nessuna informazione su protesi, impianti e ausili',
};

const texts = { ...allergyAbsenceTexts, ...therapyAbsenceTexts };
const words: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OTHER_ABSENCES),
  ...Object.entries(texts).map(([code, text]): [string, string] => [code, text.words]),
  ...Object.entries(problemAbsenceTexts).map(([code, text]): [string, string] => [
    code,
    text.words,
  ]),
]);
const familyWords: ReadonlyMap<string, string> = new Map(
  Object.entries(problemAbsenceTexts).map(([code, text]) => [code, text.familyWords]),
);

/** The words of the absence a coded element declares in a section of that LOINC code; null for any other element. */
export function declaredAbsence(element: XmlElement, sectionCode: string): string | null {
  const code = attributeOf(element, 'code') ?? '';
  if (code === 'NE' && attributeOf(element, 'codeSystem') === EXEMPTION_SYSTEM) {
    return 'Nessuna esenzione';
  }
  const inFamily = sectionCode === FAMILY_HISTORY ? familyWords.get(code) : undefined;
  return inFamily ?? words.get(code) ?? null;
}
