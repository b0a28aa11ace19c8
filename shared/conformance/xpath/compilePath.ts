import type { IndexedAttribute, IndexedElement, NameTable } from './indexedTree.ts';
import { compileAttributeStep, compileElementStep } from './compileStep.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { PathLists } from './pathLists.ts';
import type { Step } from './syntax.ts';
import type { Compiled, Evaluate, Walk } from './values.ts';

/** Compiles the predicates of a step. */
export type CompileFilters = (step: Step) => readonly Evaluate<boolean>[];

interface Parts {
  readonly elements: readonly Step[];
  readonly attribute: Step | null;
}

/** Splits off the attribute step; refuses paths that could yield a node twice or that look below attributes. */
function partsOf(steps: readonly Step[]): Parts {
  const last = steps.at(-1);
  const attribute = last?.axis === 'attribute' ? last : null;
  const elements = attribute === null ? steps : steps.slice(0, -1);
  for (const [index, { axis }] of elements.entries()) {
    // Going up from several nodes could meet one node twice; from the single context node it cannot.
    if (index > 0 && (axis === 'parent' || axis === 'ancestor')) throw new OutsideSubset();
  }
  return { elements, attribute };
}

/** Compiles a path from a context node that changes from one evaluation to the next, as in a predicate. */
export function compileWalkedPath(
  steps: readonly Step[],
  names: NameTable,
  filters: CompileFilters,
): Compiled {
  const { elements, attribute } = partsOf(steps);
  const chain = <Item>(last: Walk<Item>): Walk<Item> =>
    elements.reduceRight<Walk<Item>>((next, step) => {
      const walk = compileElementStep(step, filters(step), names);
      return (node, ruleNode, visit) =>
        walk(node, ruleNode, (found) => next(found, ruleNode, visit));
    }, last);
  return attribute === null
    ? {
        type: 'elements',
        walk: chain<IndexedElement>((node, _ruleNode, visit) => visit(node)),
      }
    : {
        type: 'attributes',
        walk: chain<IndexedAttribute>(compileAttributeStep(attribute, names)),
      };
}

/** Compiles a path from the rule's own node; the elements on it are listed once for all tests of the rule. */
export function compileListedPath(
  steps: readonly Step[],
  names: NameTable,
  lists: PathLists,
  filters: CompileFilters,
): Compiled {
  const { elements, attribute } = partsOf(steps);
  const list = lists.list(elements, (step) => compileElementStep(step, filters(step), names));
  if (attribute === null) {
    return {
      type: 'elements',
      count: (node) => list(node).length,
      walk: (node, _ruleNode, visit) => list(node).some(visit),
    };
  }
  const walk = compileAttributeStep(attribute, names);
  return {
    type: 'attributes',
    walk: (node, ruleNode, visit) => list(node).some((found) => walk(found, ruleNode, visit)),
  };
}
