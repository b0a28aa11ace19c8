import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { parseXml } from '../xml/parseXml.ts';
import { attributeOf, childElements, firstChild, textOf, type XmlElement } from '../xml/xmlTree.ts';
import type { Namespaces } from './xpath/parse.ts';

/** A test of a rule, an `assert` (broken when false) or a `report` (broken when true, a warning). */
export interface SchematronTest {
  /** How findings name it: the prefix of the message made unique, as `b101` and `b101#2`. */
  readonly key: string;
  readonly kind: 'assert' | 'report';
  readonly test: string;
  /** The pack's own sentence, for the technical detail only. */
  readonly message: string;
  /** The variables declared before it in its rule. */
  readonly variables: readonly SchematronVariable[];
}

/** A `let` of a rule. */
export interface SchematronVariable {
  readonly name: string;
  readonly value: string;
}

/** A rule: the nodes it is about and what must hold on each. */
export interface SchematronRule {
  readonly context: string;
  readonly tests: readonly SchematronTest[];
}

/** The schema as data. In a pattern each node meets only the first rule whose context matches it (ISO 19757-3 §6.5). */
export interface Schematron {
  readonly title: string;
  readonly namespaces: Namespaces;
  readonly patterns: readonly (readonly SchematronRule[])[];
  /** How many tests all rules hold together. */
  readonly testCount: number;
}

const normalised = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Makes keys out of message prefixes such as `ERRORE-b74|`; a second use of one prefix gets `#2`. */
class KeyMaker {
  readonly #seen = new Map<string, number>();

  next(message: string): string {
    const prefix = /^\s*(?:erro[a-z]*-)?([^\s|]+)\s*\|/i.exec(message)?.[1] ?? 'unnamed';
    const uses = (this.#seen.get(prefix) ?? 0) + 1;
    this.#seen.set(prefix, uses);
    return uses === 1 ? prefix : `${prefix}#${String(uses)}`;
  }
}

function readRule(rule: XmlElement, keys: KeyMaker): SchematronRule {
  const variables: SchematronVariable[] = [];
  const tests: SchematronTest[] = [];
  for (const child of childElements(rule)) {
    if (child.name === 'let') {
      variables.push({
        name: attributeOf(child, 'name') ?? '',
        value: attributeOf(child, 'value') ?? '',
      });
    }
    if (child.name !== 'assert' && child.name !== 'report') continue;
    const message = normalised(textOf(child));
    tests.push({
      key: keys.next(message),
      kind: child.name,
      test: attributeOf(child, 'test') ?? '',
      message,
      variables: [...variables],
    });
  }
  return { context: attributeOf(rule, 'context') ?? '', tests };
}

/**
 * Reads an ISO Schematron schema (patterns, rules, lets, asserts, reports). Phases, abstract rules and includes are
 * not part of the official packs; a schema without rules is `conformance/pack-unusable`.
 */
export function readSchematron(text: string): Result<Schematron> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const keys = new KeyMaker();
  const patterns = childElements(root, 'pattern').map((pattern) =>
    childElements(pattern, 'rule').map((rule) => readRule(rule, keys)),
  );
  const testCount = patterns.flat().reduce((sum, rule) => sum + rule.tests.length, 0);
  if (testCount === 0) {
    return fail(appError('conformance/pack-unusable', { part: 'schematron', detail: 'no rules' }));
  }
  return ok({
    title: normalised(textOf(firstChild(root, 'title'))),
    namespaces: Object.fromEntries(
      childElements(root, 'ns').map((each) => [
        attributeOf(each, 'prefix') ?? '',
        attributeOf(each, 'uri') ?? '',
      ]),
    ),
    patterns,
    testCount,
  });
}
