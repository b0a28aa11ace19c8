import { pathOf } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { ruleMeaning } from './meanings/ruleMeaning.ts';
import type { Breach } from './ruleEngine.ts';

/** Turns breaches of the official rules into findings: an `assert` refuses the document, a `report` only remarks. */
export function ruleFindings(breaches: readonly Breach[]): readonly Finding[] {
  return breaches.map(({ test, element }) => {
    const { audience, it } = ruleMeaning(test.key);
    return {
      rule: test.key,
      layer: 'schematron',
      severity: test.kind === 'assert' ? 'error' : 'warning',
      audience,
      path: pathOf(element),
      line: element.position.line,
      it,
      detail: test.message,
    };
  });
}
