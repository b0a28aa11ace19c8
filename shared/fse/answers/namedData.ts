import type { RawAnswer } from './rawAnswer.ts';
import { readAnswer } from './readAnswer.ts';

/** A datum a refusal names: a code of a dictionary, a rule of the schematron, a field of the request or a claim. */
export type NamedDatum =
  | { readonly kind: 'code'; readonly system: string; readonly code: string }
  /** `key` as the official rules number it, without the word before the number. */
  | { readonly kind: 'rule'; readonly key: string; readonly isWarning: boolean }
  | { readonly kind: 'field' | 'claim'; readonly name: string };

const CODE_GROUP = /CodeSystem:\s*([0-9.]+)\s*(?:v[^,\]]*)?,\s*Codes?:\s*([^\]]*)\]/g;
/** `ERRORE-b203`, `ERROR-50`, or the name of a remark such as `W005` and `WA001`. */
const RULE = /\bERROR[A-Z]*-([a-z]{0,2}\d{1,3}[a-z]?)\b|\b(WA?\d{3})\b/g;
const FIELD = /(?:Il campo|property|field)\s+'?([A-Za-z_]+)'?\s/g;
/** More than a document can hold; keeps a hostile answer from filling a screen. */
const MAX_DATA = 500;

function codesIn(text: string): readonly NamedDatum[] {
  return [...text.matchAll(CODE_GROUP)].flatMap(([, system = '', codes = '']) =>
    codes
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '')
      .map((code): NamedDatum => ({ kind: 'code', system, code })),
  );
}

function rulesIn(text: string): readonly NamedDatum[] {
  return [...text.matchAll(RULE)].map(([, error, remark]): NamedDatum => ({
    kind: 'rule',
    key: error ?? remark ?? '',
    isWarning: error === undefined,
  }));
}

function fieldsIn(text: string, kind: 'field' | 'claim'): readonly NamedDatum[] {
  return [...text.matchAll(FIELD)].map(([, name = '']): NamedDatum => ({ kind, name }));
}

function dataIn(type: string, text: string): readonly NamedDatum[] {
  switch (type) {
    case '/msg/vocabulary':
      return codesIn(text);
    case '/msg/semantic':
      return rulesIn(text);
    case '/msg/jwt-validation':
      return fieldsIn(text, 'claim');
    case '/msg/mandatory-element':
    case '/msg/invalid-format':
      return fieldsIn(text, 'field');
    default:
      return [];
  }
}

/** The data a refusal names, each once, in the order of the text (field failures VC-10, PS-04, PS-11). */
export function readNamedData(answer: RawAnswer): readonly NamedDatum[] {
  const { type, text } = readAnswer(answer);
  const data = dataIn(type ?? '', text).slice(0, MAX_DATA);
  return [...new Map(data.map((datum) => [JSON.stringify(datum), datum])).values()];
}
