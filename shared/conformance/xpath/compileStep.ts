import type { IndexedAttribute, IndexedElement, NameTable } from './indexedTree.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { NameTest, Step } from './syntax.ts';
import type { Evaluate, Walk } from './values.ts';

/** Whether an element satisfies a name test. */
export function elementTest(
  { namespace, name }: NameTest,
  names: NameTable,
): (element: IndexedElement) => boolean {
  if (name === null) {
    return namespace === null
      ? () => true
      : (candidate) => candidate.element.namespace === namespace;
  }
  const number = names.register(namespace ?? '', name);
  return (candidate) => candidate.name === number;
}

/** Compiles the attribute step that ends a path. */
export function compileAttributeStep(
  { test: { namespace, name }, predicates }: Step,
  names: NameTable,
): Walk<IndexedAttribute> {
  if (name === null || predicates.length > 0) throw new OutsideSubset();
  const number = names.register(namespace ?? '', name);
  return (node, _ruleNode, visit) => {
    for (const attribute of node.attributes) {
      if (attribute.name === number) return visit(attribute);
    }
    return false;
  };
}

/** Compiles a step from one element to others; `filters` are its compiled predicates. */
export function compileElementStep(
  step: Step,
  filters: readonly Evaluate<boolean>[],
  names: NameTable,
): Walk<IndexedElement> {
  const test = elementTest(step.test, names);
  const accepts: Evaluate<boolean> =
    filters.length === 0
      ? test
      : (node, ruleNode) => test(node) && filters.every((filter) => filter(node, ruleNode));
  switch (step.axis) {
    case 'child':
      return (node, ruleNode, visit) => {
        for (const child of node.children) {
          if (accepts(child, ruleNode) && visit(child)) return true;
        }
        return false;
      };
    case 'self':
      return (node, ruleNode, visit) => accepts(node, ruleNode) && visit(node);
    case 'parent':
      return (node, ruleNode, visit) =>
        node.parent !== null && accepts(node.parent, ruleNode) && visit(node.parent);
    case 'ancestor':
      return (node, ruleNode, visit) => {
        for (let above = node.parent; above !== null; above = above.parent) {
          if (accepts(above, ruleNode) && visit(above)) return true;
        }
        return false;
      };
    case 'descendant':
    case 'attribute':
      throw new OutsideSubset();
  }
}
