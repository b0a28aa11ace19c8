import { OutsideSubset } from './outsideSubset.ts';
import type { Axis, Comparison, Expression, NameTest, PathExpression, Step } from './syntax.ts';
import { tokenise, type XPathToken } from './tokens.ts';

/** Prefix -> namespace, as declared by the schematron's `ns` elements. */
export type Namespaces = Readonly<Record<string, string>>;

const NAMED_AXES: Readonly<Record<string, Axis>> = {
  child: 'child',
  attribute: 'attribute',
  self: 'self',
  parent: 'parent',
  ancestor: 'ancestor',
};

const COMPARISONS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];
const ANY_NODE: NameTest = { namespace: null, name: null };

/** A recursive-descent parser over the tokens of one expression. */
class Parser {
  readonly #tokens: readonly XPathToken[];
  readonly #namespaces: Namespaces;
  #at = 0;

  constructor(tokens: readonly XPathToken[], namespaces: Namespaces) {
    this.#tokens = tokens;
    this.#namespaces = namespaces;
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#at < this.#tokens.length) throw new OutsideSubset();
    return expression;
  }

  #peek(offset = 0): XPathToken | undefined {
    return this.#tokens[this.#at + offset];
  }

  #isSymbol(text: string, offset = 0): boolean {
    const token = this.#peek(offset);
    return token?.kind === 'symbol' && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#isSymbol(text)) return false;
    this.#at += 1;
    return true;
  }

  #require(text: string): void {
    if (!this.#take(text)) throw new OutsideSubset();
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'name' || token.text !== word) return false;
    this.#at += 1;
    return true;
  }

  #or(): Expression {
    const operands = [this.#and()];
    while (this.#takeWord('or')) operands.push(this.#and());
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind: 'or', operands };
  }

  #and(): Expression {
    const operands = [this.#comparison()];
    while (this.#takeWord('and')) operands.push(this.#comparison());
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind: 'and', operands };
  }

  #comparison(): Expression {
    const left = this.#operand();
    const operator = COMPARISONS.find((each) => this.#take(each));
    return operator === undefined
      ? left
      : { kind: 'comparison', operator, left, right: this.#operand() };
  }

  #operand(): Expression {
    const token = this.#peek();
    if (token === undefined) throw new OutsideSubset();
    if (token.kind === 'literal' || token.kind === 'number') {
      this.#at += 1;
      return token.kind === 'literal'
        ? { kind: 'text', value: token.text }
        : { kind: 'number', value: Number(token.text) };
    }
    if (token.kind === 'variable') return this.#pathFromVariable(token.text);
    if (token.kind === 'name' && this.#isSymbol('(', 1)) return this.#call(token.text);
    if (this.#take('(')) {
      const inner = this.#or();
      this.#require(')');
      // A path that continues after a parenthesis is not part of the grammar.
      if (this.#isSymbol('/') || this.#isSymbol('[')) throw new OutsideSubset();
      return inner;
    }
    return this.#pathFromContext();
  }

  #call(name: string): Expression {
    this.#at += 2;
    const operands: Expression[] = [];
    if (!this.#take(')')) {
      do operands.push(this.#or());
      while (this.#take(','));
      this.#require(')');
    }
    return { kind: 'call', name, operands };
  }

  #pathFromVariable(variable: string): PathExpression {
    this.#at += 1;
    const steps: Step[] = [];
    const predicates = this.#predicates();
    if (predicates.length > 0) steps.push({ axis: 'self', test: ANY_NODE, predicates });
    while (this.#take('/')) steps.push(this.#step());
    return { kind: 'path', from: { variable }, steps };
  }

  #pathFromContext(): PathExpression {
    const from = this.#take('//') ? 'anywhere' : 'context';
    const steps = [this.#step()];
    while (this.#isSymbol('/') || this.#isSymbol('//')) {
      const deep = this.#isSymbol('//');
      this.#at += 1;
      const step = this.#step();
      if (deep && step.axis !== 'child') throw new OutsideSubset();
      steps.push(deep ? { ...step, axis: 'descendant' } : step);
    }
    return { kind: 'path', from, steps };
  }

  #step(): Step {
    if (this.#take('..')) {
      return { axis: 'parent', test: ANY_NODE, predicates: this.#predicates() };
    }
    if (this.#take('.')) return { axis: 'self', test: ANY_NODE, predicates: this.#predicates() };
    const axis = this.#axis();
    const test = this.#nameTest(axis);
    return { axis, test, predicates: this.#predicates() };
  }

  #axis(): Axis {
    if (this.#take('@')) return 'attribute';
    if (!this.#isSymbol('::', 1)) return 'child';
    const axis = NAMED_AXES[this.#peek()?.text ?? ''];
    if (axis === undefined) throw new OutsideSubset();
    this.#at += 2;
    return axis;
  }

  #nameTest(axis: Axis): NameTest {
    if (this.#take('*')) return ANY_NODE;
    const token = this.#peek();
    if (token?.kind !== 'name') throw new OutsideSubset();
    this.#at += 1;
    const colon = token.text.indexOf(':');
    const local = token.text.slice(colon + 1);
    const name = local === '*' ? null : local;
    // An unprefixed element name means no namespace here: schematron declares no default for its queries.
    if (colon < 0) return { namespace: '', name };
    const namespace = this.#namespaces[token.text.slice(0, colon)];
    if (namespace === undefined || (axis === 'attribute' && name === null)) {
      throw new OutsideSubset();
    }
    return { namespace, name };
  }

  #predicates(): readonly Expression[] {
    const predicates: Expression[] = [];
    while (this.#take('[')) {
      predicates.push(this.#or());
      this.#require(']');
    }
    return predicates;
  }
}

/**
 * Parses an expression of the supported XPath subset: paths over child, attribute, self, parent and ancestor,
 * predicates, general comparisons, `and`, `or`, function calls, variables and literals.
 * Throws `OutsideSubset` for anything else, so that the caller can hand it to a full XPath engine.
 */
export function parseXPath(expression: string, namespaces: Namespaces): Expression {
  return new Parser(tokenise(expression), namespaces).whole();
}
