import { compileFunction } from './compileFunction.ts';
import { compileListedPath, compileWalkedPath, type CompileFilters } from './compilePath.ts';
import type { NameTable } from './indexedTree.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { PathLists } from './pathLists.ts';
import type { Comparison, Expression, PathExpression } from './syntax.ts';
import {
  comparer,
  requireDouble,
  textsOf,
  truthOf,
  type Compiled,
  type Evaluate,
} from './values.ts';

/** What an expression is compiled within. */
export interface Scope {
  readonly names: NameTable;
  /** The rule's variables; each may use only those declared before it. */
  readonly variables: ReadonlyMap<string, Expression>;
  readonly lists: PathLists;
  /** Whether the context node is the rule's own node, not one met inside a predicate. */
  readonly atRuleNode: boolean;
}

/** Compiles an expression into closures over the tree; throws `OutsideSubset` where it cannot. */
export function compileExpression(expression: Expression, scope: Scope): Compiled {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return compileLogic(
        expression.kind,
        expression.operands.map((operand) => truthOf(compileExpression(operand, scope))),
      );
    case 'comparison':
      return compileComparison(
        expression.operator,
        compileExpression(expression.left, scope),
        compileExpression(expression.right, scope),
      );
    case 'call':
      return compileFunction(
        expression.name,
        expression.operands.map((operand) => compileExpression(operand, scope)),
      );
    case 'text':
      return { type: 'text', evaluate: () => expression.value, constant: expression.value };
    case 'number':
      return { type: 'number', evaluate: () => expression.value };
    case 'path':
      return compilePath(expression, scope);
  }
}

function compileLogic(kind: 'or' | 'and', operands: readonly Evaluate<boolean>[]): Compiled {
  return {
    type: 'boolean',
    evaluate:
      kind === 'or'
        ? (node, ruleNode) => operands.some((operand) => operand(node, ruleNode))
        : (node, ruleNode) => operands.every((operand) => operand(node, ruleNode)),
  };
}

function compilePath({ from, steps }: PathExpression, scope: Scope): Compiled {
  if (from === 'anywhere') throw new OutsideSubset();
  if (from !== 'context') return compileVariable(from.variable, steps, scope);
  const filters: CompileFilters = (step) =>
    step.predicates.map((predicate) =>
      truthOf(compileExpression(predicate, { ...scope, atRuleNode: false })),
    );
  return scope.atRuleNode
    ? compileListedPath(steps, scope.names, scope.lists, filters)
    : compileWalkedPath(steps, scope.names, filters);
}

/** A variable is written out where it is used; it keeps the value it has at the rule's node. */
function compileVariable(name: string, steps: PathExpression['steps'], scope: Scope): Compiled {
  const value = scope.variables.get(name);
  if (value === undefined) throw new OutsideSubset();
  const ruleScope = { ...scope, atRuleNode: true };
  if (value.kind === 'path') {
    const whole = { ...value, steps: [...value.steps, ...steps] };
    return pinned(compileExpression(whole, ruleScope), scope);
  }
  if (steps.length > 0) throw new OutsideSubset();
  return pinned(compileExpression(value, ruleScope), scope);
}

/** Inside a predicate, evaluates what belongs to the rule's node there and not at the predicate's node. */
function pinned(compiled: Compiled, scope: Scope): Compiled {
  if (scope.atRuleNode) return compiled;
  switch (compiled.type) {
    case 'elements': {
      const { walk } = compiled;
      return { type: 'elements', walk: (_node, rule, visit) => walk(rule, rule, visit) };
    }
    case 'attributes': {
      const { walk } = compiled;
      return { type: 'attributes', walk: (_node, rule, visit) => walk(rule, rule, visit) };
    }
    case 'boolean':
      return { type: 'boolean', evaluate: atRule(compiled.evaluate) };
    case 'text':
      return { type: 'text', evaluate: atRule(compiled.evaluate) };
    case 'number':
      return { type: 'number', evaluate: atRule(compiled.evaluate) };
  }
}

function atRule<Value>(evaluate: Evaluate<Value>): Evaluate<Value> {
  return (_node, ruleNode) => evaluate(ruleNode, ruleNode);
}

function compileComparison(operator: Comparison, left: Compiled, right: Compiled): Compiled {
  if (left.type === 'number' && right.type === 'number') {
    const compare = comparer<number>(operator);
    const [first, second] = [left.evaluate, right.evaluate];
    return {
      type: 'boolean',
      evaluate: (node, ruleNode) => compare(first(node, ruleNode), second(node, ruleNode)),
    };
  }
  if (right.type === 'number') {
    return compareNodesWithNumber(comparer<number>(operator), left, right.evaluate);
  }
  // A number on the left of nodes, or two booleans: nothing in the official rules needs them.
  if (left.type === 'number' || left.type === 'boolean' || right.type === 'boolean') {
    throw new OutsideSubset();
  }
  return compareTexts(operator, left, right);
}

function compareNodesWithNumber(
  compare: (left: number, right: number) => boolean,
  nodes: Compiled,
  number: Evaluate<number>,
): Compiled {
  // Only untyped nodes are cast to a number; a string beside a number is a type error for the full engine to report.
  if (nodes.type !== 'elements' && nodes.type !== 'attributes') throw new OutsideSubset();
  const texts = textsOf(nodes);
  return {
    type: 'boolean',
    evaluate: (node, ruleNode) => {
      const wanted = number(node, ruleNode);
      return texts(node, ruleNode, (text) => compare(requireDouble(text), wanted));
    },
  };
}

function compareTexts(operator: Comparison, left: Compiled, right: Compiled): Compiled {
  const bothUntyped = left.type !== 'text' && right.type !== 'text';
  // Untyped values order as doubles when XPath 1.0 compatibility is on, as strings otherwise: strings here.
  const compare = comparer<string>(operator);
  const [first, second] = [textsOf(left), textsOf(right)];
  if (bothUntyped || right.type !== 'text') {
    return {
      type: 'boolean',
      evaluate: (node, ruleNode) =>
        first(node, ruleNode, (one) => second(node, ruleNode, (other) => compare(one, other))),
    };
  }
  const fixed = right.evaluate;
  return {
    type: 'boolean',
    evaluate: (node, ruleNode) => {
      const wanted = fixed(node, ruleNode);
      return first(node, ruleNode, (one) => compare(one, wanted));
    },
  };
}
