/** A name test after resolving its prefix; `null` stands for the wildcard. */
export interface NameTest {
  readonly namespace: string | null;
  readonly name: string | null;
}

/** The axes of the supported grammar. */
export type Axis = 'child' | 'attribute' | 'self' | 'parent' | 'ancestor' | 'descendant';

/** One step of a path: axis, name test, filters. */
export interface Step {
  readonly axis: Axis;
  readonly test: NameTest;
  readonly predicates: readonly Expression[];
}

/** Comparison operators; all general comparisons (XPath 3.1 §3.7.2). */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The syntax tree of the supported grammar. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | PathExpression;

/** A path from the context node, from a variable or (patterns only) from anywhere in the document. */
export interface PathExpression {
  readonly kind: 'path';
  readonly from: { readonly variable: string } | 'context' | 'anywhere';
  readonly steps: readonly Step[];
}
