import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { parseXml } from '../xml/parseXml.ts';
import { firstChild, type XmlElement } from '../xml/xmlTree.ts';
import { readDocumentHeader, type DocumentHeader } from './documentHeader.ts';
import { isoToHl7Time } from './hl7Time.ts';
import { locateElements, type SourceElement } from './sourceElements.ts';
import { escapeXmlAttribute } from './xmlEscape.ts';

/** What is new in the next version. */
export interface NextVersion {
  /** `root^extension` of the new document. */
  readonly documentId: string;
  /** Instant of creation, ISO 8601 with offset or `Z`. */
  readonly effectiveTime: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Identifier {
  readonly root: string;
  readonly extension: string;
}

/** The children of ClinicalDocument after which each inserted element may stand (CDA R2 schema, sequence). */
const AFTER_RELATED_DOCUMENT = ['authorization', 'componentOf', 'component'];
const AFTER_VERSION_NUMBER = ['copyTime', 'recordTarget'];

function splitIdentifier(text: string): Identifier | null {
  const [root, extension, ...rest] = text.split('^');
  return root === undefined || !extension || root === '' || rest.length > 0
    ? null
    : { root, extension };
}

/** Sets attributes in the text of a start tag known to be well-formed, leaving every other character alone. */
function withAttributes(tag: string, values: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(values));
  const replaced = tag.replaceAll(
    /(\s)([^\s=/>"']+)(\s*=\s*)("[^"]*"|'[^']*')/g,
    (whole: string, space: string, name: string, equals: string) => {
      const value = left.get(name);
      if (value === undefined) return whole;
      left.delete(name);
      return `${space}${name}${equals}"${escapeXmlAttribute(value)}"`;
    },
  );
  const added = [...left]
    .map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`)
    .join('');
  return replaced.replace(/(\s*\/?>)$/, (ending: string) => added + ending);
}

function setAttributes(
  text: string,
  element: SourceElement,
  values: Readonly<Record<string, string>>,
): Edit {
  const tag = text.slice(element.start, element.tagEnd);
  return { start: element.start, end: element.tagEnd, text: withAttributes(tag, values) };
}

function childOf(parent: SourceElement | undefined, name: string): SourceElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start || other.end - one.end)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}

/** Writes elements in the document's own prefix, one per line with the indentation of their neighbour. */
class Insertion {
  readonly #prefix: string;
  readonly #separator: string;
  readonly #at: number;

  constructor(text: string, root: SourceElement, before: readonly string[]) {
    const next = root.children.find((child) => before.includes(child.name));
    this.#at = next?.start ?? root.end;
    this.#prefix = root.qualifiedName.slice(0, root.qualifiedName.length - root.name.length);
    this.#separator = /[\t\r\n ]*$/.exec(text.slice(0, this.#at))?.[0] ?? '';
  }

  element(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
    const tag = this.#prefix + name;
    const written = Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${escapeXmlAttribute(value)}"`)
      .join('');
    return content === '' ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`;
  }

  edit(...elements: readonly string[]): Edit {
    const text = elements.map((element) => element + this.#separator).join('');
    return { start: this.#at, end: this.#at, text };
  }
}

/** The identifier of the chain: the written one, else the id of version 1, which version 2 names as its parent. */
function chainIdentifier(document: XmlElement, header: DocumentHeader): Identifier | null {
  if (firstChild(document, 'setId') !== undefined || header.version === 1) {
    return splitIdentifier(header.setId);
  }
  return header.version === 2 && header.replaces !== null ? splitIdentifier(header.replaces) : null;
}

function chainEdits(text: string, root: SourceElement, chain: Identifier, version: number): Edit[] {
  const setId = childOf(root, 'setId');
  const number = childOf(root, 'versionNumber');
  const insertion = new Insertion(text, root, AFTER_VERSION_NUMBER);
  const newSetId = insertion.element('setId', { ...chain });
  const newNumber = insertion.element('versionNumber', { value: String(version) });
  if (number !== undefined) {
    const gap = /[\t\r\n ]*$/.exec(text.slice(0, number.start))?.[0] ?? '';
    const tag = text.slice(number.start, number.tagEnd);
    const changed = withAttributes(tag, { value: String(version) });
    return [
      {
        start: number.start,
        end: number.tagEnd,
        text: setId === undefined ? newSetId + gap + changed : changed,
      },
    ];
  }
  return setId === undefined ? [insertion.edit(newSetId, newNumber)] : [insertion.edit(newNumber)];
}

/** The blank before an element goes with it, so that no empty line is left behind. */
function removal(text: string, element: SourceElement): Edit {
  const gap = /[\t\r\n ]*$/.exec(text.slice(0, element.start))?.[0] ?? '';
  return { start: element.start - gap.length, end: element.end, text: '' };
}

function replacementEdits(
  text: string,
  root: SourceElement,
  parent: Identifier,
  chain: Identifier,
  version: number,
): Edit[] {
  const insertion = new Insertion(text, root, AFTER_RELATED_DOCUMENT);
  const content = insertion.element(
    'parentDocument',
    {},
    insertion.element('id', { ...parent }) +
      insertion.element('setId', { ...chain }) +
      insertion.element('versionNumber', { value: String(version) }),
  );
  const related = insertion.element('relatedDocument', { typeCode: 'RPLC' }, content);
  // Only a transformation may stand beside a replacement (official rule 9a), so the rest gives way to it.
  const former = root.children.filter(
    (child) =>
      child.name === 'relatedDocument' &&
      !/\stypeCode\s*=\s*["']XFRM["']/.test(text.slice(child.start, child.tagEnd)),
  );
  return [...former.map((element) => removal(text, element)), insertion.edit(related)];
}

function timeEdits(text: string, root: SourceElement, time: string): Edit[] {
  const times = [
    childOf(root, 'effectiveTime'),
    childOf(childOf(root, 'author'), 'time'),
    childOf(childOf(root, 'legalAuthenticator'), 'time'),
  ];
  return times
    .filter((element) => element !== undefined)
    .map((element) => setAttributes(text, element, { value: time }));
}

/**
 * The text of the next version of a PSS: new id, effectiveTime and times of author and legal authenticator;
 * versionNumber plus one; the chain's setId kept or, where none was written, set to the id of version 1;
 * relatedDocument RPLC to the former id (HL7 CDA R2 §4.2.3.1; official rules 8, 9, 9a). Every other character of
 * the source stays what it was. Fails like `parseXml` and `readDocumentHeader`, and with `cda/header-incomplete`
 * when the id of version 1 cannot be known or the new data are not usable.
 */
export function nextVersion(cdaText: string, next: NextVersion): Result<string> {
  const parsed = parseXml(cdaText);
  if (!parsed.ok) return parsed;
  const header = readDocumentHeader(parsed.value);
  if (!header.ok) return header;
  const missing = (datum: string) => fail(appError('cda/header-incomplete', { missing: datum }));
  const { version, documentId } = header.value;
  const chain = chainIdentifier(parsed.value, header.value);
  const parent = splitIdentifier(documentId);
  if (chain === null || parent === null) return missing('identificativo della serie di versioni');
  const identifier = splitIdentifier(next.documentId);
  if (identifier === null || [documentId, header.value.setId].includes(next.documentId)) {
    return missing('identificativo della nuova versione');
  }
  const time = isoToHl7Time(next.effectiveTime);
  if (time === null) return missing('data della nuova versione');
  const root = locateElements(cdaText);
  const id = childOf(root ?? undefined, 'id');
  if (root === null || id === undefined) return missing('identificativo del documento');
  return ok(
    applyEdits(cdaText, [
      setAttributes(cdaText, id, { ...identifier }),
      ...chainEdits(cdaText, root, chain, version + 1),
      ...replacementEdits(cdaText, root, parent, chain, version),
      ...timeEdits(cdaText, root, time),
    ]),
  );
}
