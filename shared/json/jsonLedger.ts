import type { LocatedJson } from './locatedJson.ts';

/** Something of a JSON document with its place. */
export interface JsonItem {
  /** Such as `/entry/3/resource/status`. */
  readonly path: string;
  readonly line: number;
  /** The value, shortened. Health data: to be shown, never logged. */
  readonly content: string;
}

/** What became of the values of a JSON document. */
export interface JsonAccount {
  readonly mapped: number;
  readonly unmapped: readonly JsonItem[];
}

const SHOWN = 200;

/** Tells every single value a reader did not take, in document order. */
export function jsonAccount(root: LocatedJson, taken: ReadonlySet<LocatedJson>): JsonAccount {
  const unmapped: JsonItem[] = [];
  let mapped = 0;
  const walk = (node: LocatedJson, path: string) => {
    if (node.kind === 'object') {
      for (const [key, value] of node.members) walk(value, `${path}/${key}`);
    } else if (node.kind === 'array') {
      for (const [index, value] of node.elements.entries()) walk(value, `${path}/${String(index)}`);
    } else if (taken.has(node)) mapped += 1;
    else if (node.value !== null) {
      unmapped.push({ path, line: node.line, content: String(node.value).slice(0, SHOWN) });
    }
  };
  walk(root, '');
  return { mapped, unmapped };
}
