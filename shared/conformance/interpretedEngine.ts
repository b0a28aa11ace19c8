import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { XmlElement } from '../xml/xmlTree.ts';
import { isBreach, type Breach, type RuleEngine } from './ruleEngine.ts';
import type { Schematron, SchematronRule, SchematronTest } from './schematron.ts';
import { InterpretedDocument, staticErrorOf, withVariables } from './xpath/interpretedDocument.ts';
import type { Namespaces } from './xpath/parse.ts';

/**
 * Checks that the interpreter understands expressions of a pack; it also compiles them, so the first document is
 * not the slow one. `conformance/pack-unusable` names the first it does not understand.
 */
export function checkExpressions(
  expressions: readonly string[],
  namespaces: Namespaces,
): Result<void> {
  for (const expression of expressions) {
    const detail = staticErrorOf(expression, namespaces);
    if (detail !== null) {
      return fail(appError('conformance/pack-unusable', { part: 'schematron', detail }));
    }
  }
  return ok();
}

/** The value of a test, or null when it cannot be evaluated on this document. */
export function interpretTest(
  document: InterpretedDocument,
  test: SchematronTest,
  element: XmlElement,
): boolean | null {
  try {
    return document.test(test, element);
  } catch {
    // fontoxpath reports dynamic errors (err:FORG0001 and the like) as plain exceptions only.
    return null;
  }
}

function elementsInOrder(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [root];
  for (const child of root.children) {
    if (child.kind === 'element') found.push(...elementsInOrder(child));
  }
  return found;
}

function assignRules(
  rules: readonly SchematronRule[],
  document: InterpretedDocument,
): ReadonlyMap<XmlElement, SchematronRule> {
  const assigned = new Map<XmlElement, SchematronRule>();
  for (const rule of rules) {
    for (const element of document.select(rule.context)) {
      if (!assigned.has(element)) assigned.set(element, rule);
    }
  }
  return assigned;
}

/**
 * Runs a schematron by interpreting its expressions with a full XPath engine: slow, complete, the reference the
 * compiled engine is compared with.
 */
export function createInterpretedEngine(schematron: Schematron): Result<RuleEngine> {
  const rules = schematron.patterns.flat();
  const checked = checkExpressions(
    rules.flatMap((rule) => [rule.context, ...rule.tests.map(withVariables)]),
    schematron.namespaces,
  );
  if (!checked.ok) return checked;
  return ok({
    breaches(root) {
      const document = new InterpretedDocument(root, schematron.namespaces);
      const elements = elementsInOrder(root);
      const found: Breach[] = [];
      for (const rules of schematron.patterns) {
        const assigned = assignRules(rules, document);
        for (const element of elements) {
          for (const test of assigned.get(element)?.tests ?? []) {
            if (isBreach(test.kind, interpretTest(document, test, element))) {
              found.push({ test, element });
            }
          }
        }
      }
      return found;
    },
  });
}
