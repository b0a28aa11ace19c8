import { OutsideSubset } from './outsideSubset.ts';
import { countOf, singleTextOf, toDouble, truthOf, type Compiled } from './values.ts';

type Operands = readonly Compiled[];

function first(operands: Operands): Compiled {
  const [operand] = operands;
  if (operand === undefined || operands.length > 1) throw new OutsideSubset();
  return operand;
}

function pair(operands: Operands): readonly [Compiled, Compiled] {
  const [one, other] = operands;
  if (one === undefined || other === undefined || operands.length > 2) throw new OutsideSubset();
  return [one, other];
}

function textual(operand: Compiled): Compiled {
  if (operand.type !== 'number') return { type: 'text', evaluate: singleTextOf(operand) };
  const { evaluate } = operand;
  return { type: 'text', evaluate: (node, ruleNode) => String(evaluate(node, ruleNode)) };
}

function localName(operands: Operands): Compiled {
  if (operands.length === 0) return { type: 'text', evaluate: (node) => node.element.name };
  const operand = first(operands);
  if (operand.type !== 'elements') throw new OutsideSubset();
  const { walk } = operand;
  return {
    type: 'text',
    evaluate: (node, ruleNode) => {
      let name = '';
      walk(node, ruleNode, (found) => {
        name = found.element.name;
        return true;
      });
      return name;
    },
  };
}

/** Only what XSD and JavaScript regular expressions read alike: literals, simple classes, counted repetition. */
const PORTABLE_PATTERN = /^(?:[A-Za-z0-9 ]|\[[A-Za-z0-9-]+\]|\{\d+(?:,\d*)?\}|[*+?])+$/;

function matches(operands: Operands): Compiled {
  const [subject, pattern] = pair(operands);
  if (pattern.type !== 'text' || pattern.constant === undefined) throw new OutsideSubset();
  if (!PORTABLE_PATTERN.test(pattern.constant)) throw new OutsideSubset();
  const expression = new RegExp(pattern.constant);
  const text = singleTextOf(subject);
  return { type: 'boolean', evaluate: (node, ruleNode) => expression.test(text(node, ruleNode)) };
}

function contains(operands: Operands): Compiled {
  const [whole, part] = pair(operands).map(singleTextOf);
  if (whole === undefined || part === undefined) throw new OutsideSubset();
  return {
    type: 'boolean',
    evaluate: (node, ruleNode) => whole(node, ruleNode).includes(part(node, ruleNode)),
  };
}

function not(operands: Operands): Compiled {
  const truth = truthOf(first(operands));
  return { type: 'boolean', evaluate: (node, ruleNode) => !truth(node, ruleNode) };
}

function number(operands: Operands): Compiled {
  const text = singleTextOf(first(operands));
  return { type: 'number', evaluate: (node, ruleNode) => toDouble(text(node, ruleNode)) };
}

function stringLength(operands: Operands): Compiled {
  const text = singleTextOf(first(operands));
  return {
    type: 'number',
    // Characters, not code units (XPath 3.1 functions §5.4.4).
    evaluate: (node, ruleNode) => Array.from(text(node, ruleNode)).length,
  };
}

function constant(value: boolean, operands: Operands): Compiled {
  if (operands.length > 0) throw new OutsideSubset();
  return { type: 'boolean', evaluate: () => value };
}

/** Compiles a call of one of the XPath functions the subset knows; throws `OutsideSubset` for any other. */
export function compileFunction(name: string, operands: Operands): Compiled {
  switch (name) {
    case 'count':
      return { type: 'number', evaluate: countOf(first(operands)) };
    case 'not':
      return not(operands);
    case 'string':
      return textual(first(operands));
    case 'number':
      return number(operands);
    case 'string-length':
      return stringLength(operands);
    case 'contains':
      return contains(operands);
    case 'local-name':
      return localName(operands);
    case 'matches':
      return matches(operands);
    case 'true':
      return constant(true, operands);
    case 'false':
      return constant(false, operands);
    default:
      throw new OutsideSubset();
  }
}
