import type { Finding } from './finding.ts';
import { ruleMeaning } from './meanings/ruleMeaning.ts';
import { placeOf } from './placeOf.ts';
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
      ...placeOf(element),
      it,
      detail: test.message,
    };
  });
}
