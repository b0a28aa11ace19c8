import { attributeOf, childElements, type XmlElement } from '../../xml/xmlTree.ts';

/**
 * Which datum of the model the elements below another one hold. A key is an element's name, or `#` with the last
 * arcs of the template of a clinical statement; what is not named is looked through. `[]` stands for the place in a
 * list.
 */
export type FieldTree = Readonly<Record<string, string | FieldBranch>>;

/** A datum with parts of its own; `field` may be empty where an element adds nothing to the address. */
export interface FieldBranch {
  readonly field: string;
  readonly within: FieldTree;
}

const PSS_ENTRY = '2.16.840.1.113883.2.9.10.1.4.3.';

function keysOf(element: XmlElement): readonly string[] {
  const templates = childElements(element, 'templateId')
    .map((each) => attributeOf(each, 'root') ?? '')
    .filter((root) => root.startsWith(PSS_ENTRY))
    .map((root) => `#${root.slice(PSS_ENTRY.length)}`);
  return [...templates, element.name];
}

function branchOf(tree: FieldTree, element: XmlElement): FieldBranch | null {
  for (const key of keysOf(element)) {
    const found = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (found !== undefined)
      return typeof found === 'string' ? { field: found, within: {} } : found;
  }
  return null;
}

/** How many elements of the same datum come before `element` below `parent`, looking through what the tree does not name. */
function placeInList(
  parent: XmlElement,
  tree: FieldTree,
  field: string,
  element: XmlElement,
): number {
  let before = 0;
  const visit = (each: XmlElement): boolean => {
    if (each === element) return true;
    const branch = branchOf(tree, each);
    if (branch?.field === field) before += 1;
    return branch === null && childElements(each).some(visit);
  };
  childElements(parent).some(visit);
  return before;
}

function joined(path: string, part: string): string {
  if (part === '') return path;
  return path === '' ? part : `${path}.${part}`;
}

/** The chain of elements from just below `top` down to `element`. */
function chainBelow(top: XmlElement, element: XmlElement): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  for (let each: XmlElement | null = element; each !== null && each !== top; each = each.parent) {
    chain.unshift(each);
  }
  return chain;
}

/** The address, from `start`, of the datum that holds `element`, which lies below `top`: the deepest the tree knows. */
export function fieldBelow(
  top: XmlElement,
  element: XmlElement,
  tree: FieldTree,
  start: string,
): string {
  let path = start;
  let context = top;
  let within = tree;
  for (const each of chainBelow(top, element)) {
    const branch = branchOf(within, each);
    if (branch === null) continue;
    const { field } = branch;
    const isListed = field.endsWith('[]');
    const place = isListed ? placeInList(context, within, field, each) : 0;
    path = joined(path, isListed ? `${field.slice(0, -2)}[${String(place)}]` : field);
    context = each;
    within = branch.within;
  }
  return path;
}
