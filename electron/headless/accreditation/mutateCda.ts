import { locateElements, type SourceElement } from '../../../shared/cda/sourceElements.ts';
import { escapeXmlAttribute } from '../../../shared/cda/xmlEscape.ts';

/**
 * One deliberate change. A path is names of elements from ClinicalDocument down; `section:<LOINC>` stands for the
 * section of the body with that code, `component:<LOINC>` for the component around it. `remove` takes every element
 * of the path away, `removeFirst` the first, `set` changes an attribute of the first.
 */
export type CdaMutation =
  | { readonly remove: string }
  | { readonly removeFirst: string }
  | { readonly set: string; readonly attribute: string; readonly value: string }
  | { readonly lowerCase: string; readonly attribute: string };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function hasCode(text: string, section: SourceElement, code: string): boolean {
  const element = section.children.find(({ name }) => name === 'code');
  return (
    element !== undefined && text.slice(element.start, element.tagEnd).includes(`code="${code}"`)
  );
}

function componentsOf(text: string, root: SourceElement, code: string): readonly SourceElement[] {
  return elementsAt(text, root, 'component/structuredBody/component').filter(({ children }) =>
    children.some((child) => child.name === 'section' && hasCode(text, child, code)),
  );
}

function stepFrom(text: string, from: SourceElement, step: string): readonly SourceElement[] {
  const [name = '', code] = step.split(':');
  if (code === undefined) return from.children.filter((child) => child.name === name);
  const components = componentsOf(text, from, code);
  return name === 'component'
    ? components
    : components.flatMap(({ children }) => children.filter((child) => child.name === name));
}

function elementsAt(text: string, root: SourceElement, path: string): readonly SourceElement[] {
  return path
    .split('/')
    .reduce<readonly SourceElement[]>(
      (found, step) => found.flatMap((element) => stepFrom(text, element, step)),
      [root],
    );
}

function attributeEdit(
  text: string,
  element: SourceElement,
  attribute: string,
  change: (value: string) => string,
): readonly Edit[] {
  const tag = text.slice(element.start, element.tagEnd);
  const match = new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag);
  if (match?.[1] === undefined) return [];
  const start = element.start + match.index + match[0].length - 1 - match[1].length;
  return [{ start, end: start + match[1].length, text: escapeXmlAttribute(change(match[1])) }];
}

function editsOf(text: string, root: SourceElement, mutation: CdaMutation): readonly Edit[] {
  const removal = ({ start, end }: SourceElement): Edit => ({ start, end, text: '' });
  if ('remove' in mutation) return elementsAt(text, root, mutation.remove).map(removal);
  if ('removeFirst' in mutation) {
    return elementsAt(text, root, mutation.removeFirst).slice(0, 1).map(removal);
  }
  const path = 'set' in mutation ? mutation.set : mutation.lowerCase;
  const [first] = elementsAt(text, root, path);
  if (first === undefined) return [];
  const change = (value: string): string =>
    'set' in mutation ? mutation.value : value.toLowerCase();
  return attributeEdit(text, first, mutation.attribute, change);
}

/** Whether the document has an element at a path. */
export function hasElement(text: string, path: string): boolean {
  const root = locateElements(text);
  return root !== null && elementsAt(text, root, path).length > 0;
}

/** The text with the change made and all the rest as it was; null where there is nothing to change. */
export function mutateCda(text: string, mutation: CdaMutation): string | null {
  const root = locateElements(text);
  const edits = root === null ? [] : editsOf(text, root, mutation);
  if (edits.length === 0) return null;
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end),
      text,
    );
}

/** The document as a first version under a new identity, so that every case sends a document of its own. */
export function renameDocument(text: string, documentId: string): string {
  const extension = documentId.slice(documentId.indexOf('^') + 1);
  const root = documentId.slice(0, documentId.indexOf('^'));
  const changes: readonly CdaMutation[] = [
    { remove: 'relatedDocument' },
    { set: 'id', attribute: 'root', value: root },
    { set: 'id', attribute: 'extension', value: extension },
    { set: 'setId', attribute: 'root', value: root },
    { set: 'setId', attribute: 'extension', value: extension },
    { set: 'versionNumber', attribute: 'value', value: '1' },
  ];
  return changes.reduce((changed, change) => mutateCda(changed, change) ?? changed, text);
}
