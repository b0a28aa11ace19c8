import { textOf } from '../../xml/xmlTree.ts';
import type { IndexedAttribute, IndexedElement } from './indexedTree.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { Comparison } from './syntax.ts';

/** Receives the items of a path one by one; answering `true` ends the walk. */
export type Visit<Item> = (item: Item) => boolean;

/**
 * Walks the items of a path in document order. `node` is the context node of the expression at hand, `ruleNode`
 * the node the rule fired on, where the rule's variables are bound. Answers `true` when the visitor ended it.
 */
export type Walk<Item> = (
  node: IndexedElement,
  ruleNode: IndexedElement,
  visit: Visit<Item>,
) => boolean;

/** A computation at a context node. */
export type Evaluate<Value> = (node: IndexedElement, ruleNode: IndexedElement) => Value;

/** A compiled expression with its static type; node sequences stay lazy. */
export type Compiled =
  | {
      readonly type: 'elements';
      readonly walk: Walk<IndexedElement>;
      /** How many there are, where that is known without a walk. */
      readonly count?: Evaluate<number>;
    }
  | { readonly type: 'attributes'; readonly walk: Walk<IndexedAttribute> }
  | { readonly type: 'boolean'; readonly evaluate: Evaluate<boolean> }
  | {
      readonly type: 'text';
      readonly evaluate: Evaluate<string>;
      /** The value of a literal, known before any document. */
      readonly constant?: string;
    }
  | { readonly type: 'number'; readonly evaluate: Evaluate<number> };

/** A dynamic error of XPath (err:XPTY0004, err:FORG0001): the document makes the expression meaningless. */
export class DynamicError extends Error {}

const stop = () => true;

/** How many items a path yields. */
export function countOf(compiled: Compiled): Evaluate<number> {
  if (compiled.type === 'elements' && compiled.count !== undefined) return compiled.count;
  if (compiled.type !== 'elements' && compiled.type !== 'attributes') throw new OutsideSubset();
  const { walk } = compiled;
  let found = 0;
  // One tally serves all evaluations of this closure: none of them can be running inside another.
  const tally = () => {
    found += 1;
    return false;
  };
  return (node, ruleNode) => {
    found = 0;
    walk(node, ruleNode, tally);
    return found;
  };
}

/** The effective boolean value (XPath 3.1 §2.4.3); a number would be a position in a predicate, hence refused. */
export function truthOf(compiled: Compiled): Evaluate<boolean> {
  switch (compiled.type) {
    case 'boolean':
      return compiled.evaluate;
    case 'text': {
      const { evaluate } = compiled;
      return (node, ruleNode) => evaluate(node, ruleNode) !== '';
    }
    case 'elements':
    case 'attributes': {
      const { walk } = compiled;
      return (node, ruleNode) => walk(node, ruleNode, stop);
    }
    case 'number':
      throw new OutsideSubset();
  }
}

/** Walks the string values of the items of a path, or the single value of a text. */
export function textsOf(compiled: Compiled): Walk<string> {
  switch (compiled.type) {
    case 'attributes': {
      const { walk } = compiled;
      return (node, ruleNode, visit) => walk(node, ruleNode, (attribute) => visit(attribute.value));
    }
    case 'elements': {
      const { walk } = compiled;
      return (node, ruleNode, visit) =>
        walk(node, ruleNode, (found) => visit(textOf(found.element)));
    }
    case 'text': {
      const { evaluate } = compiled;
      return (node, ruleNode, visit) => visit(evaluate(node, ruleNode));
    }
    case 'boolean':
    case 'number':
      throw new OutsideSubset();
  }
}

/** The string value of an empty-or-single sequence, as the functions on strings take it; `''` where it is empty. */
export function singleTextOf(compiled: Compiled): Evaluate<string> {
  const walk = textsOf(compiled);
  return (node, ruleNode) => {
    let single: string | undefined;
    walk(node, ruleNode, (text) => {
      if (single !== undefined) throw new DynamicError('more than one item');
      single = text;
      return false;
    });
    return single ?? '';
  };
}

const DOUBLE = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** A string cast to xs:double as `fn:number` does it: NaN where it is no number. */
export function toDouble(text: string): number {
  return DOUBLE.test(text) ? Number(text) : Number.NaN;
}

/** As `toDouble`, but a string that is no number is a dynamic error, as in a comparison with a number. */
export function requireDouble(text: string): number {
  const value = toDouble(text);
  if (Number.isNaN(value)) throw new DynamicError('not a number');
  return value;
}

/** The comparison of two values of one type. Strings compare by code unit: codes and times hold no astral characters. */
export function comparer<Value extends string | number>(
  operator: Comparison,
): (left: Value, right: Value) => boolean {
  switch (operator) {
    case '=':
      return (left, right) => left === right;
    case '!=':
      return (left, right) => left !== right;
    case '<':
      return (left, right) => left < right;
    case '<=':
      return (left, right) => left <= right;
    case '>':
      return (left, right) => left > right;
    case '>=':
      return (left, right) => left >= right;
  }
}
