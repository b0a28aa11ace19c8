import type { XmlElement } from '../../xml/xmlTree.ts';
import { compileExpression } from './compileExpression.ts';
import { elementTest } from './compilePath.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { Expression, Step } from './syntax.ts';
import { truthOf } from './values.ts';

/** A compiled rule context. */
export interface NodePattern {
  /** The only local name the last step admits, or null for any: rules are looked up by it. */
  readonly name: string | null;
  readonly matches: (element: XmlElement) => boolean;
}

type Matches = (element: XmlElement) => boolean;

function stepMatches(step: Step): Matches {
  const test = elementTest(step.test);
  const filters = step.predicates.map((predicate) =>
    truthOf(compileExpression(predicate, new Map())),
  );
  return (element) => test(element) && filters.every((filter) => filter(element, element));
}

function parentMatches(parent: Matches): Matches {
  return (element) => element.parent !== null && parent(element.parent);
}

function someAncestorMatches(ancestor: Matches): Matches {
  return (element) => {
    for (let above = element.parent; above !== null; above = above.parent) {
      if (ancestor(above)) return true;
    }
    return false;
  };
}

/**
 * Compiles a rule context as a match pattern (XSLT 2.0 §5.5.2): a node matches when its name and filters fit and
 * so do those of its ancestors, step by step to the left. Throws `OutsideSubset` where it cannot.
 */
export function compilePattern(expression: Expression): NodePattern {
  if (expression.kind !== 'path' || typeof expression.from === 'object') throw new OutsideSubset();
  let matches: Matches | null = null;
  let reach = parentMatches;
  for (const step of expression.steps) {
    if (step.axis !== 'child' && step.axis !== 'descendant') throw new OutsideSubset();
    reach = step.axis === 'descendant' ? someAncestorMatches : parentMatches;
    const own = stepMatches(step);
    const above: Matches | null = matches === null ? null : reach(matches);
    matches = above === null ? own : (element) => own(element) && above(element);
  }
  if (matches === null) throw new OutsideSubset();
  return { name: expression.steps.at(-1)?.test.name ?? null, matches };
}
