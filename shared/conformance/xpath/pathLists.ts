import type { IndexedElement } from './indexedTree.ts';
import type { Step } from './syntax.ts';
import type { Walk } from './values.ts';

/** The elements a path yields from the rule's node. */
export type ElementList = (ruleNode: IndexedElement) => readonly IndexedElement[];

/**
 * The element paths that the tests of one rule share. The official rules walk the same few paths again and again
 * (`hl7:act/hl7:entryRelationship/hl7:observation`...); here every path, and every beginning of one, is walked once
 * for each node the rule fires on.
 */
export class PathLists {
  readonly #lists = new Map<string, ElementList>();
  readonly #forget: (() => void)[] = [];

  /** The list of a path, made of `step`, the walk of its last step, and of the list of what precedes it. */
  list(steps: readonly Step[], compileStep: (step: Step) => Walk<IndexedElement>): ElementList {
    const last = steps.at(-1);
    if (last === undefined) return (ruleNode) => [ruleNode];
    const key = JSON.stringify(steps);
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const made = this.#remembered(this.list(steps.slice(0, -1), compileStep), compileStep(last));
    this.#lists.set(key, made);
    return made;
  }

  /** Lets go of the document judged last. */
  clear(): void {
    for (const forget of this.#forget) forget();
  }

  #remembered(before: ElementList, walk: Walk<IndexedElement>): ElementList {
    let of: IndexedElement | null = null;
    let items: IndexedElement[] = [];
    const keep = (item: IndexedElement) => {
      items.push(item);
      return false;
    };
    this.#forget.push(() => {
      of = null;
      items = [];
    });
    return (ruleNode) => {
      if (of !== ruleNode) {
        // Until the walk is through, the list belongs to no node: a predicate may end it with an error.
        of = null;
        items = [];
        for (const element of before(ruleNode)) walk(element, ruleNode, keep);
        of = ruleNode;
      }
      return items;
    };
  }
}
