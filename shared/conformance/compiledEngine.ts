import { ok, type Result } from '../errors/result.ts';
import type { XmlElement } from '../xml/xmlTree.ts';
import { checkExpressions, interpretTest } from './interpretedEngine.ts';
import { isBreach, type Breach, type RuleEngine } from './ruleEngine.ts';
import type { Schematron, SchematronRule, SchematronTest } from './schematron.ts';
import { compileExpression } from './xpath/compileExpression.ts';
import { compilePattern, type NodePattern } from './xpath/compilePattern.ts';
import { InterpretedDocument, withVariables } from './xpath/interpretedDocument.ts';
import { withinSubset } from './xpath/outsideSubset.ts';
import { parseXPath, type Namespaces } from './xpath/parse.ts';
import { DynamicError, truthOf, type Compiled } from './xpath/values.ts';

/** A document under judgement; the interpreter is made only if some expression needs it. */
class Subject {
  readonly #root: XmlElement;
  readonly #namespaces: Namespaces;
  readonly #selections = new Map<string, ReadonlySet<XmlElement>>();
  #interpreted: InterpretedDocument | null = null;

  constructor(root: XmlElement, namespaces: Namespaces) {
    this.#root = root;
    this.#namespaces = namespaces;
  }

  get interpreted(): InterpretedDocument {
    this.#interpreted ??= new InterpretedDocument(this.#root, this.#namespaces);
    return this.#interpreted;
  }

  isSelected(context: string, element: XmlElement): boolean {
    const known = this.#selections.get(context) ?? new Set(this.interpreted.select(context));
    this.#selections.set(context, known);
    return known.has(element);
  }
}

interface CompiledTest {
  readonly test: SchematronTest;
  readonly evaluate: (element: XmlElement, subject: Subject) => boolean | null;
  readonly interpreted: boolean;
}

interface CompiledRule {
  readonly name: string | null;
  readonly matches: (element: XmlElement, subject: Subject) => boolean;
  readonly tests: readonly CompiledTest[];
  /** The context where it could not be compiled. */
  readonly interpretedContext: string | null;
}

function compileTruth(test: SchematronTest, namespaces: Namespaces) {
  return withinSubset(() => {
    const variables = new Map<string, Compiled>();
    for (const { name, value } of test.variables) {
      const compiled = withinSubset(() =>
        compileExpression(parseXPath(value, namespaces), variables),
      );
      // A variable outside the subset matters only to the tests that use it: they will not find it.
      if (compiled !== null) variables.set(name, compiled);
    }
    return truthOf(compileExpression(parseXPath(test.test, namespaces), variables));
  });
}

function compileTest(test: SchematronTest, namespaces: Namespaces): CompiledTest {
  const truth = compileTruth(test, namespaces);
  if (truth === null) {
    return {
      test,
      interpreted: true,
      evaluate: (element, subject) => interpretTest(subject.interpreted, test, element),
    };
  }
  return {
    test,
    interpreted: false,
    evaluate: (element) => {
      try {
        return truth(element, element);
      } catch (error: unknown) {
        if (error instanceof DynamicError) return null;
        throw error;
      }
    },
  };
}

function compileContext(context: string, namespaces: Namespaces): NodePattern | null {
  return withinSubset(() => compilePattern(parseXPath(context, namespaces)));
}

function compileRule({ context, tests }: SchematronRule, namespaces: Namespaces): CompiledRule {
  const pattern = compileContext(context, namespaces);
  return {
    name: pattern?.name ?? null,
    matches: pattern?.matches ?? ((element, subject) => subject.isSelected(context, element)),
    tests: tests.map((test) => compileTest(test, namespaces)),
    interpretedContext: pattern === null ? context : null,
  };
}

/** The rules of a pattern that can apply to elements of one local name, in order. */
class RuleIndex {
  readonly #rules: readonly CompiledRule[];
  readonly #byName = new Map<string, readonly CompiledRule[]>();
  readonly #forAnyName: readonly CompiledRule[];

  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
    this.#forAnyName = rules.filter((rule) => rule.name === null);
    for (const { name } of rules) {
      if (name !== null) this.#byName.set(name, this.#candidates(name));
    }
  }

  #candidates(name: string): readonly CompiledRule[] {
    return this.#rules.filter((rule) => rule.name === null || rule.name === name);
  }

  first(element: XmlElement, subject: Subject): CompiledRule | undefined {
    const candidates = this.#byName.get(element.name) ?? this.#forAnyName;
    for (const rule of candidates) {
      if (rule.matches(element, subject)) return rule;
    }
    return undefined;
  }
}

/** A rule engine, with the contexts and tests it could not compile and leaves to the interpreter. */
export interface CompiledEngine extends RuleEngine {
  readonly interpretedExpressions: readonly string[];
}

function judgeTree(element: XmlElement, index: RuleIndex, subject: Subject, found: Breach[]): void {
  for (const { test, evaluate } of index.first(element, subject)?.tests ?? []) {
    if (isBreach(test.kind, evaluate(element, subject))) found.push({ test, element });
  }
  for (const child of element.children) {
    if (child.kind === 'element') judgeTree(child, index, subject, found);
  }
}

/**
 * Compiles a schematron once into closures over the tree; judging is then one pass over the document. Expressions
 * outside the compiled XPath subset run on the interpreter, so any official pack works, at worst more slowly.
 */
export function createCompiledEngine(schematron: Schematron): Result<CompiledEngine> {
  const patterns = schematron.patterns.map((rules) =>
    rules.map((rule) => compileRule(rule, schematron.namespaces)),
  );
  const indexes = patterns.map((rules) => new RuleIndex(rules));
  const leftOver = patterns.flat().flatMap((rule) => rule.tests.filter((each) => each.interpreted));
  const contexts = patterns.flat().flatMap((rule) => rule.interpretedContext ?? []);
  const checked = checkExpressions(
    [...contexts, ...leftOver.map((each) => withVariables(each.test))],
    schematron.namespaces,
  );
  if (!checked.ok) return checked;
  return ok({
    interpretedExpressions: [...contexts, ...leftOver.map((each) => each.test.test)],
    breaches(root) {
      const subject = new Subject(root, schematron.namespaces);
      const found: Breach[] = [];
      for (const index of indexes) judgeTree(root, index, subject, found);
      return found;
    },
  });
}
