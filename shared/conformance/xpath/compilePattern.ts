import { compileExpression, type Scope } from './compileExpression.ts';
import { elementTest } from './compileStep.ts';
import type { IndexedElement, NameTable } from './indexedTree.ts';
import { OutsideSubset } from './outsideSubset.ts';
import { PathLists } from './pathLists.ts';
import type { Expression, Step } from './syntax.ts';
import { truthOf } from './values.ts';

/** A compiled rule context. */
export interface NodePattern {
  /** The only local name the last step admits, or null for any: rules are looked up by it. */
  readonly name: string | null;
  readonly matches: (element: IndexedElement) => boolean;
}

type Matches = (element: IndexedElement) => boolean;

function stepMatches(step: Step, scope: Scope): Matches {
  const test = elementTest(step.test, scope.names);
  const filters = step.predicates.map((predicate) => truthOf(compileExpression(predicate, scope)));
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
export function compilePattern(expression: Expression, names: NameTable): NodePattern {
  if (expression.kind !== 'path' || typeof expression.from === 'object') throw new OutsideSubset();
  const scope: Scope = {
    names,
    variables: new Map(),
    lists: new PathLists(),
    atRuleNode: false,
  };
  let matches: Matches | null = null;
  for (const step of expression.steps) {
    if (step.axis !== 'child' && step.axis !== 'descendant') throw new OutsideSubset();
    const reach = step.axis === 'descendant' ? someAncestorMatches : parentMatches;
    const own = stepMatches(step, scope);
    const above: Matches | null = matches === null ? null : reach(matches);
    matches = above === null ? own : (element) => own(element) && above(element);
  }
  if (matches === null) throw new OutsideSubset();
  return { name: expression.steps.at(-1)?.test.name ?? null, matches };
}
