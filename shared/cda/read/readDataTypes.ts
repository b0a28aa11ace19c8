import { codeSchema, type Code, type CodedConcept, type Concept } from '../../pss/values/coded.ts';
import { entryIdSchema, type EntryId } from '../../pss/values/entry.ts';
import type { Course, Moment, Period, When } from '../../pss/values/moment.ts';
import type { FindingValue, Quantity, QuantityRange } from '../../pss/values/quantity.ts';
import { toPlainText } from '../../pss/values/text.ts';
import { XSI_NAMESPACE } from '../codeSystems.ts';
import { attributeOf, type XmlElement } from '../../xml/xmlTree.ts';
import { hl7TimeToMoment, momentToHl7Time } from '../hl7Time.ts';
import type { CdaSource } from './cdaSource.ts';

/** An element with code and system; null, and nothing taken, when it has none. */
export function readCode(source: CdaSource, element: XmlElement | undefined): Code | null {
  const display = toPlainText(attributeOf(element, 'displayName') ?? '');
  const parsed = codeSchema.safeParse({
    system: attributeOf(element, 'codeSystem'),
    code: attributeOf(element, 'code'),
    display: display === '' ? null : display,
  });
  if (!parsed.success) return null;
  for (const name of ['code', 'codeSystem', 'displayName']) source.attribute(element, name);
  return parsed.data;
}

/** A code with the doctor's words, which fall back on the name of the code. */
export function readCodedConcept(
  source: CdaSource,
  element: XmlElement | undefined,
  fallback: string | null = null,
): CodedConcept | null {
  const code = readCode(source, element);
  if (code === null) return null;
  const text = source.words(source.child(element, 'originalText'));
  const translations = source
    .children(element, 'translation')
    .flatMap((each) => readCode(source, each) ?? []);
  return {
    kind: 'coded',
    text: text ?? fallback ?? code.display ?? code.code,
    code,
    translations,
  };
}

/** A concept with or without code; null when it has neither code nor words. */
export function readConcept(
  source: CdaSource,
  element: XmlElement | undefined,
  fallback: string | null = null,
): Concept | null {
  const coded = readCodedConcept(source, element, fallback);
  if (coded !== null) return coded;
  const text = source.words(source.child(element, 'originalText')) ?? fallback;
  if (text === null) return null;
  source.attribute(element, 'nullFlavor');
  return { kind: 'uncoded', text };
}

/** A TS; null for unknown. An unreadable value is left and so told. */
export function readTime(source: CdaSource, element: XmlElement | undefined): Moment | null {
  const value = attributeOf(element, 'value');
  if (value === undefined) {
    source.attribute(element, 'nullFlavor');
    return null;
  }
  const moment = hl7TimeToMoment(value);
  if (moment === null) return null;
  if (momentToHl7Time(moment) === value) source.attribute(element, 'value');
  else source.relabel(element, 'value');
  return moment;
}

/** `effectiveTime` as beginning and end: `low` and `high`, or one value that is both a beginning and no end. */
export function readInterval(
  source: CdaSource,
  element: XmlElement | undefined,
): { readonly low: Moment | null; readonly high: Moment | null } {
  const low = source.child(element, 'low');
  return {
    low: low === undefined ? readTime(source, element) : readTime(source, low),
    high: readTime(source, source.child(element, 'high')),
  };
}

/** The course from `statusCode` and `effectiveTime`; null for a state no course has, such as `cancelled`. */
export function readCourse(
  source: CdaSource,
  statement: XmlElement,
  time: XmlElement | undefined = source.child(statement, 'effectiveTime'),
): Course | null {
  const state = source.attribute(source.child(statement, 'statusCode'), 'code');
  const low = source.child(time, 'low');
  const since = low === undefined ? readTime(source, time) : readTime(source, low);
  if (state === 'active' || state === 'suspended') return { state, since };
  if (state !== 'completed' && state !== 'aborted') return null;
  const until = readTime(source, source.child(time, 'high'));
  return until === null ? null : { state, since, until };
}

/** A period with both ends; null when one is missing. */
export function readPeriod(source: CdaSource, element: XmlElement | undefined): Period | null {
  const from = readTime(source, source.child(element, 'low'));
  const to = readTime(source, source.child(element, 'high'));
  return from === null || to === null ? null : { from, to };
}

/** A moment (`@value`, or a lone `low`) or a period. */
export function readWhen(source: CdaSource, element: XmlElement | undefined): When | null {
  if (attributeOf(element, 'value') !== undefined) {
    const at = readTime(source, element);
    return at === null ? null : { kind: 'moment', at };
  }
  const { low, high } = readInterval(source, element);
  if (low === null) return null;
  return high === null
    ? { kind: 'moment', at: low }
    : { kind: 'period', period: { from: low, to: high } };
}

function readEquivalents(source: CdaSource, element: XmlElement): Quantity['equivalents'] {
  return source.children(element, 'translation').flatMap((each) => {
    const unit = readCode(source, each);
    const value = source.attribute(each, 'value');
    return unit === null || value === undefined ? [] : [{ value, unit }];
  });
}

/** A PQ; a missing unit is the unit 1 (HL7 V3 Data Types, PQ). */
export function readQuantity(source: CdaSource, element: XmlElement | undefined): Quantity | null {
  const value = attributeOf(element, 'value');
  if (element === undefined || value === undefined) return null;
  source.attribute(element, 'value');
  return {
    value,
    unit: source.attribute(element, 'unit') ?? '1',
    equivalents: readEquivalents(source, element),
  };
}

/** An IVL_PQ with both ends, or one value that is both. */
export function readQuantityRange(
  source: CdaSource,
  element: XmlElement | undefined,
): QuantityRange | null {
  const exact = readQuantity(source, element);
  if (exact !== null) return { low: exact, high: exact };
  const low = readQuantity(source, source.child(element, 'low'));
  const high = readQuantity(source, source.child(element, 'high'));
  return low === null || high === null ? null : { low, high };
}

function xsiType(element: XmlElement): string {
  const type = element.attributes.find(
    ({ namespace, name }) => namespace === XSI_NAMESPACE && name === 'type',
  );
  return type?.value.replace(/^.*:/, '') ?? '';
}

/** The `value` of an observation, by its `xsi:type`; null for a type the guide does not use. */
export function readFindingValue(
  source: CdaSource,
  element: XmlElement | undefined,
): FindingValue | null {
  if (element === undefined) return null;
  switch (xsiType(element)) {
    case 'PQ': {
      const quantity = readQuantity(source, element);
      return quantity === null ? null : { kind: 'quantity', quantity };
    }
    case 'CD':
    case 'CE':
    case 'CV': {
      const code = readCode(source, element);
      return code === null ? null : { kind: 'code', code };
    }
    case 'INT': {
      const count = source.attribute(element, 'value');
      return count === undefined ? null : { kind: 'count', count: Number(count) };
    }
    case 'TS': {
      const at = readTime(source, element);
      return at === null ? null : { kind: 'time', at };
    }
    case 'ST': {
      const text = source.text(element);
      return text === null ? null : { kind: 'text', text };
    }
    default:
      return null;
  }
}

/** Gives entries their identity: the written one where it is usable and not taken yet, else a fresh one. */
export class EntryIds {
  readonly #newId: () => string;
  readonly #used = new Set<EntryId>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** The identity of an entry of this document. */
  of(source: CdaSource, statement: XmlElement): EntryId {
    const element = source.child(statement, 'id');
    const written = entryIdOf(element);
    if (written !== null && !this.#used.has(written)) {
      takeId(source, element);
      this.#used.add(written);
      return written;
    }
    if (element !== undefined) source.renewedId(element);
    const fresh = this.#newId();
    this.#used.add(fresh);
    return fresh;
  }
}

/** The identifier an element points at with its first `id`; null when it is none (samples write `XXX`). */
export function readEntryReference(source: CdaSource, statement: XmlElement): EntryId | null {
  const element = source.child(statement, 'id');
  takeId(source, element);
  return entryIdOf(element);
}

function takeId(source: CdaSource, element: XmlElement | undefined): void {
  for (const name of ['root', 'extension']) source.attribute(element, name);
}

function entryIdOf(element: XmlElement | undefined): EntryId | null {
  const root = attributeOf(element, 'root');
  const extension = attributeOf(element, 'extension');
  const parsed = entryIdSchema.safeParse(
    extension === undefined ? root : `${root ?? ''}^${extension}`,
  );
  return parsed.success ? parsed.data : null;
}
