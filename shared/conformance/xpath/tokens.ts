import { OutsideSubset } from './outsideSubset.ts';

/** One lexical unit of an XPath expression. */
export interface XPathToken {
  readonly kind: 'name' | 'literal' | 'number' | 'variable' | 'symbol';
  readonly text: string;
}

const NAME = String.raw`[A-Za-z_][\w.-]*`;
const PATTERN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<literal>'(?:[^']|'')*'|"(?:[^"]|"")*")`,
    String.raw`(?<number>\d+(?:\.\d+)?)`,
    String.raw`\$(?<variable>${NAME})`,
    String.raw`(?<name>${NAME}(?::(?!:)(?:${NAME}|\*))?)`,
    String.raw`(?<symbol>::|\/\/|\.\.|!=|<=|>=|[()[\]@/.,=<>*])`,
  ].join('|'),
  'y',
);

/** What a literal says once its quotes and doubled quotes are resolved (XPath 3.1 §A.2.1). */
function unquote(text: string): string {
  const quote = text.slice(0, 1);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

/** Splits an expression into tokens; throws `OutsideSubset` at a character the subset has no use for. */
export function tokenise(expression: string): readonly XPathToken[] {
  const pattern = new RegExp(PATTERN);
  const tokens: XPathToken[] = [];
  while (pattern.lastIndex < expression.length) {
    const groups = pattern.exec(expression)?.groups;
    if (groups === undefined) throw new OutsideSubset();
    const { literal, number, variable, name, symbol } = groups;
    if (literal !== undefined) tokens.push({ kind: 'literal', text: unquote(literal) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}

/** The names of the variables an expression uses. */
export function variablesOf(expression: string): readonly string[] {
  return tokenise(expression)
    .filter((token) => token.kind === 'variable')
    .map((token) => token.text);
}
