import type { XmlElement } from '../../xml/xmlTree.ts';
import { compileFunction } from './compileFunction.ts';
import { compileSteps } from './compilePath.ts';
import { OutsideSubset } from './outsideSubset.ts';
import type { Comparison, Expression, PathExpression } from './syntax.ts';
import {
  comparer,
  requireDouble,
  textsOf,
  truthOf,
  type Compiled,
  type Evaluate,
  type Walk,
} from './values.ts';

/** The rule's variables, already compiled; each is evaluated at the node the rule fired on. */
export type Variables = ReadonlyMap<string, Compiled>;

/** Compiles an expression into closures over the tree; throws `OutsideSubset` where it cannot. */
export function compileExpression(expression: Expression, variables: Variables): Compiled {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return compileLogic(
        expression.kind,
        expression.operands.map((operand) => truthOf(compileExpression(operand, variables))),
      );
    case 'comparison':
      return compileComparison(
        expression.operator,
        compileExpression(expression.left, variables),
        compileExpression(expression.right, variables),
      );
    case 'call':
      return compileFunction(
        expression.name,
        expression.operands.map((operand) => compileExpression(operand, variables)),
      );
    case 'text':
      return { type: 'text', evaluate: () => expression.value, constant: expression.value };
    case 'number':
      return { type: 'number', evaluate: () => expression.value };
    case 'path':
      return compilePath(expression, variables);
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

function compilePath(path: PathExpression, variables: Variables): Compiled {
  if (path.from === 'anywhere') throw new OutsideSubset();
  const steps = compileSteps(path.steps, (step) =>
    step.predicates.map((predicate) => truthOf(compileExpression(predicate, variables))),
  );
  if (path.from === 'context') return steps;
  const variable = variables.get(path.from.variable);
  if (variable === undefined) throw new OutsideSubset();
  if (path.steps.length === 0) return atRuleNode(variable);
  if (variable.type !== 'elements') throw new OutsideSubset();
  return continueFrom(variable.walk, steps);
}

/** A variable keeps the value it has at the rule's node, also inside a predicate of another node. */
function atRuleNode(compiled: Compiled): Compiled {
  switch (compiled.type) {
    case 'elements': {
      const { walk } = compiled;
      return {
        type: 'elements',
        walk: (_node, ruleNode, visit) => walk(ruleNode, ruleNode, visit),
      };
    }
    case 'attributes': {
      const { walk } = compiled;
      return {
        type: 'attributes',
        walk: (_node, ruleNode, visit) => walk(ruleNode, ruleNode, visit),
      };
    }
    case 'boolean':
      return { type: 'boolean', evaluate: bound(compiled.evaluate) };
    case 'text':
      return { type: 'text', evaluate: bound(compiled.evaluate) };
    case 'number':
      return { type: 'number', evaluate: bound(compiled.evaluate) };
  }
}

function bound<Value>(evaluate: Evaluate<Value>): Evaluate<Value> {
  return (_node, ruleNode) => evaluate(ruleNode, ruleNode);
}

function continueFrom(start: Walk<XmlElement>, steps: Compiled): Compiled {
  const from =
    <Item>(walk: Walk<Item>): Walk<Item> =>
    (_node, ruleNode, visit) =>
      start(ruleNode, ruleNode, (element) => walk(element, ruleNode, visit));
  if (steps.type === 'elements') return { type: 'elements', walk: from(steps.walk) };
  if (steps.type === 'attributes') return { type: 'attributes', walk: from(steps.walk) };
  throw new OutsideSubset();
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
