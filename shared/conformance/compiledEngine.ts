import { ok, type Result } from '../errors/result.ts';
import type { XmlElement } from '../xml/xmlTree.ts';
import { checkExpressions, interpretTest } from './interpretedEngine.ts';
import { isBreach, type Breach, type RuleEngine } from './ruleEngine.ts';
import type { Schematron, SchematronRule, SchematronTest } from './schematron.ts';
import { compileExpression, type Scope } from './xpath/compileExpression.ts';
import { compilePattern } from './xpath/compilePattern.ts';
import { indexTree, NameTable, type IndexedElement } from './xpath/indexedTree.ts';
import { InterpretedDocument, withVariables } from './xpath/interpretedDocument.ts';
import { withinSubset } from './xpath/outsideSubset.ts';
import { parseXPath, type Namespaces } from './xpath/parse.ts';
import { PathLists } from './xpath/pathLists.ts';
import type { Expression } from './xpath/syntax.ts';
import { variablesOf } from './xpath/tokens.ts';
import { DynamicError, truthOf } from './xpath/values.ts';

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
  readonly evaluate: (node: IndexedElement, subject: Subject) => boolean | null;
  readonly interpreted: boolean;
}

interface CompiledRule {
  readonly name: string | null;
  readonly matches: (node: IndexedElement, subject: Subject) => boolean;
  readonly tests: readonly CompiledTest[];
  /** The context where it could not be compiled. */
  readonly interpretedContext: string | null;
}

/** What all rules of a schematron are compiled with. */
interface Workshop {
  readonly namespaces: Namespaces;
  readonly names: NameTable;
  readonly lists: PathLists[];
}

/** The variables within the subset; a test that needs one of the others falls back to the interpreter with it. */
function parseVariables(
  variables: SchematronTest['variables'],
  namespaces: Namespaces,
): ReadonlyMap<string, Expression> {
  const parsed = new Map<string, Expression>();
  for (const { name, value } of variables) {
    const expression = withinSubset(() => parseXPath(value, namespaces));
    const known = withinSubset(() => variablesOf(value).every((used) => parsed.has(used)));
    if (expression !== null && known === true) parsed.set(name, expression);
  }
  return parsed;
}

function compileTest(test: SchematronTest, lists: PathLists, workshop: Workshop): CompiledTest {
  const { namespaces, names } = workshop;
  const truth = withinSubset(() => {
    const variables = parseVariables(test.variables, namespaces);
    const scope: Scope = { names, variables, lists, atRuleNode: true };
    return truthOf(compileExpression(parseXPath(test.test, namespaces), scope));
  });
  if (truth === null) {
    return {
      test,
      interpreted: true,
      evaluate: ({ element }, subject) => interpretTest(subject.interpreted, test, element),
    };
  }
  return {
    test,
    interpreted: false,
    evaluate: (node) => {
      try {
        return truth(node, node);
      } catch (error: unknown) {
        if (error instanceof DynamicError) return null;
        throw error;
      }
    },
  };
}

function compileRule({ context, tests }: SchematronRule, workshop: Workshop): CompiledRule {
  const pattern = withinSubset(() =>
    compilePattern(parseXPath(context, workshop.namespaces), workshop.names),
  );
  const lists = new PathLists();
  workshop.lists.push(lists);
  return {
    name: pattern?.name ?? null,
    matches: pattern?.matches ?? (({ element }, subject) => subject.isSelected(context, element)),
    tests: tests.map((test) => compileTest(test, lists, workshop)),
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

  first(node: IndexedElement, subject: Subject): CompiledRule | undefined {
    const candidates = this.#byName.get(node.element.name) ?? this.#forAnyName;
    for (const rule of candidates) {
      if (rule.matches(node, subject)) return rule;
    }
    return undefined;
  }
}

/** A rule engine, with the contexts and tests it could not compile and leaves to the interpreter. */
export interface CompiledEngine extends RuleEngine {
  readonly interpretedExpressions: readonly string[];
}

function judgeTree(
  node: IndexedElement,
  index: RuleIndex,
  subject: Subject,
  found: Breach[],
): void {
  for (const { test, evaluate } of index.first(node, subject)?.tests ?? []) {
    if (isBreach(test.kind, evaluate(node, subject))) found.push({ test, element: node.element });
  }
  for (const child of node.children) judgeTree(child, index, subject, found);
}

/**
 * Compiles a schematron once into closures over the tree; judging is then one pass over the document. Expressions
 * outside the compiled XPath subset run on the interpreter, so any official pack works, at worst more slowly.
 */
export function createCompiledEngine(schematron: Schematron): Result<CompiledEngine> {
  const { namespaces } = schematron;
  const workshop: Workshop = { namespaces, names: new NameTable(), lists: [] };
  const patterns = schematron.patterns.map((rules) =>
    rules.map((rule) => compileRule(rule, workshop)),
  );
  const indexes = patterns.map((rules) => new RuleIndex(rules));
  const leftOver = patterns.flat().flatMap((rule) => rule.tests.filter((each) => each.interpreted));
  const contexts = patterns.flat().flatMap((rule) => rule.interpretedContext ?? []);
  const checked = checkExpressions(
    [...contexts, ...leftOver.map((each) => withVariables(each.test))],
    namespaces,
  );
  if (!checked.ok) return checked;
  return ok({
    interpretedExpressions: [...contexts, ...leftOver.map((each) => each.test.test)],
    breaches(root) {
      const subject = new Subject(root, namespaces);
      const tree = indexTree(root, workshop.names);
      const found: Breach[] = [];
      for (const index of indexes) judgeTree(tree, index, subject, found);
      for (const lists of workshop.lists) lists.clear();
      return found;
    },
  });
}
