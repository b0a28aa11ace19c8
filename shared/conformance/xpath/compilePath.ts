import type { XmlAttribute, XmlElement } from '../../xml/xmlTree.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { NameTest, Step } from './syntax.ts';
import type { Compiled, Evaluate, Visit, Walk } from './values.ts';

/** Whether an element satisfies a name test. */
export function elementTest({ namespace, name }: NameTest): (element: XmlElement) => boolean {
  if (name === null) {
    return namespace === null ? () => true : (element) => element.namespace === namespace;
  }
  return (element) => element.name === name && element.namespace === namespace;
}

function attributeTest({ namespace, name }: NameTest): (attribute: XmlAttribute) => boolean {
  if (name === null) throw new OutsideSubset();
  return (attribute) => attribute.name === name && attribute.namespace === namespace;
}

type Accepts = (element: XmlElement, ruleNode: XmlElement) => boolean;

function accepting(step: Step, filters: readonly Evaluate<boolean>[]): Accepts {
  const test = elementTest(step.test);
  const [first, second, ...rest] = filters;
  if (first === undefined) return test;
  if (second === undefined) return (element, ruleNode) => test(element) && first(element, ruleNode);
  return (element, ruleNode) =>
    test(element) &&
    first(element, ruleNode) &&
    second(element, ruleNode) &&
    rest.every((filter) => filter(element, ruleNode));
}

/** Carries one element of a path on to what the next step makes of it. */
type Advance<Item> = (
  element: XmlElement,
  ruleNode: XmlElement,
  next: Walk<Item>,
  visit: Visit<Item>,
) => boolean;

function childAxis<Item>(accepts: Accepts): Advance<Item> {
  return (element, ruleNode, next, visit) => {
    for (const child of element.children) {
      if (child.kind !== 'element' || !accepts(child, ruleNode)) continue;
      if (next(child, ruleNode, visit)) return true;
    }
    return false;
  };
}

function selfAxis<Item>(accepts: Accepts): Advance<Item> {
  return (element, ruleNode, next, visit) =>
    accepts(element, ruleNode) && next(element, ruleNode, visit);
}

function upwardAxis<Item>(accepts: Accepts, depth: number): Advance<Item> {
  return (element, ruleNode, next, visit) => {
    let above = element.parent;
    for (let level = 0; above !== null && level < depth; level += 1) {
      if (accepts(above, ruleNode) && next(above, ruleNode, visit)) return true;
      above = above.parent;
    }
    return false;
  };
}

function axisOf<Item>(step: Step, accepts: Accepts): Advance<Item> {
  switch (step.axis) {
    case 'child':
      return childAxis(accepts);
    case 'self':
      return selfAxis(accepts);
    case 'parent':
      return upwardAxis(accepts, 1);
    case 'ancestor':
      return upwardAxis(accepts, Infinity);
    case 'descendant':
    case 'attribute':
      throw new OutsideSubset();
  }
}

function chain<Item>(
  steps: readonly Step[],
  filter: (step: Step) => readonly Evaluate<boolean>[],
  last: Walk<Item>,
): Walk<Item> {
  return steps.reduceRight<Walk<Item>>((next, step, index) => {
    // Going up from several nodes could meet one node twice; from the single context node it cannot.
    if (index > 0 && (step.axis === 'parent' || step.axis === 'ancestor'))
      throw new OutsideSubset();
    const advance = axisOf<Item>(step, accepting(step, filter(step)));
    return (element, ruleNode, visit) => advance(element, ruleNode, next, visit);
  }, last);
}

/**
 * Compiles the steps of a path from the context node into a walk over the tree. `filter` compiles the predicates
 * of a step. Throws `OutsideSubset` for a path whose walk could yield a node twice or that looks below attributes.
 */
export function compileSteps(
  steps: readonly Step[],
  filter: (step: Step) => readonly Evaluate<boolean>[],
): Compiled {
  const last = steps.at(-1);
  if (last?.axis !== 'attribute') {
    const found: Walk<XmlElement> = (element, _ruleNode, visit) => visit(element);
    return { type: 'elements', walk: chain(steps, filter, found) };
  }
  if (last.predicates.length > 0) throw new OutsideSubset();
  const test = attributeTest(last.test);
  const found: Walk<XmlAttribute> = (element, _ruleNode, visit) => {
    for (const attribute of element.attributes) {
      if (test(attribute)) return visit(attribute);
    }
    return false;
  };
  return { type: 'attributes', walk: chain(steps.slice(0, -1), filter, found) };
}
