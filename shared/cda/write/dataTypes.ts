import type { Identifier } from '../../pss/header/person.ts';
import type { Code, CodedConcept } from '../../pss/values/coded.ts';
import type { EntryId } from '../../pss/values/entry.ts';
import type { Course, Moment, Period, When } from '../../pss/values/moment.ts';
import type { FindingValue, Quantity, QuantityRange } from '../../pss/values/quantity.ts';
import type { Choice } from '../choices.ts';
import { codeSystemNames } from '../codeSystems.ts';
import type { FixedCode } from '../fixedCodes.ts';
import { momentToHl7Time } from '../hl7Time.ts';
import { element, textElement, type Attributes, type Markup } from './markup.ts';

/** The templates of HL7 Italia for the PSS. */
export const TEMPLATE_ROOT = '2.16.840.1.113883.2.9.10.1.4';

/** A `templateId`. */
export function templateId(root: string): Markup {
  return element('templateId', { root });
}

/** An entry's `id` from its lasting identity. */
export function entryId(id: EntryId): Markup {
  const [root = '', extension] = id.split('^');
  return element('id', { root, extension: extension ?? null });
}

/** An `id` or `setId` of the header. */
export function identifier(id: Identifier, name = 'id'): Markup {
  return element(name, {
    root: id.root,
    extension: id.extension,
    assigningAuthorityName: id.authority,
  });
}

function codeAttributes(code: Code): Attributes {
  return {
    code: code.code,
    codeSystem: code.system,
    codeSystemName: codeSystemNames[code.system] ?? null,
    displayName: code.display,
  };
}

/** An element of type CD, CE or CS with system: `code`, `routeCode`, `translation` ... */
export function coded(name: string, code: Code): Markup {
  return element(name, codeAttributes(code));
}

/** The `code` a place always carries. */
export function fixedCode(fixed: FixedCode): Markup {
  return coded('code', fixed);
}

/** The `value` of type CD or CE that says one value of a closed list. */
export function choiceValue<Value extends string>(
  type: 'CD' | 'CE',
  choice: Choice<Value>,
  value: Value,
): Markup {
  const { code, display } = choice.terms[value];
  return codedValue(type, { system: choice.system, code, display });
}

/** A `value` that is a code without the doctor's words. */
export function codedValue(type: 'CD' | 'CE', code: Code): Markup {
  return element('value', { 'xsi:type': type, ...codeAttributes(code) });
}

/** Points at the narrative. */
export function reference(narrativeId: string): Markup {
  return element('reference', { value: `#${narrativeId}` });
}

/** The `text` of an entry. */
export function entryText(narrativeId: string): Markup {
  return element('text', {}, reference(narrativeId));
}

/** The doctor's words for a code. */
export function originalText(narrativeId: string): Markup {
  return element('originalText', {}, reference(narrativeId));
}

/** A coded concept with the doctor's words and the translations. `attributes` go first, such as `xsi:type`. */
export function concept(
  name: string,
  value: CodedConcept,
  narrativeId: string,
  attributes: Attributes = {},
): Markup {
  return element(
    name,
    { ...attributes, ...codeAttributes(value.code) },
    originalText(narrativeId),
    value.translations.map((each) => coded('translation', each)),
  );
}

/** A concept no code exists for; `nullFlavor` null where the guide wants no attribute at all. */
export function uncoded(
  name: string,
  nullFlavor: string | null,
  narrativeId: string,
  attributes: Attributes = {},
): Markup {
  return element(name, { ...attributes, nullFlavor }, originalText(narrativeId));
}

/** An element of type TS; null is written as unknown. */
export function time(name: string, at: Moment | null): Markup {
  return at === null
    ? element(name, { nullFlavor: 'UNK' })
    : element(name, { value: momentToHl7Time(at) });
}

/** `effectiveTime` of which only the beginning counts. */
export function since(from: Moment | null, to: Moment | null = null): Markup {
  return element('effectiveTime', {}, time('low', from), to === null ? null : time('high', to));
}

/** `effectiveTime` of a course. */
export function courseTime(course: Course, attributes: Attributes = {}): Markup {
  return element(
    'effectiveTime',
    attributes,
    time('low', course.since),
    'until' in course ? time('high', course.until) : null,
  );
}

/** An interval of which both ends are known. */
export function period(value: Period, name = 'effectiveTime', attributes: Attributes = {}): Markup {
  return element(name, attributes, time('low', value.from), time('high', value.to));
}

/** `effectiveTime` of a moment or a period. */
export function when(value: When, attributes: Attributes = {}): Markup {
  return value.kind === 'period'
    ? period(value.period, 'effectiveTime', attributes)
    : element('effectiveTime', { ...attributes, value: momentToHl7Time(value.at) });
}

/** `statusCode`. */
export function status(code: string): Markup {
  return element('statusCode', { code });
}

/** An element of type PQ. */
export function quantity(name: string, value: Quantity, attributes: Attributes = {}): Markup {
  return element(
    name,
    { ...attributes, value: value.value, unit: value.unit },
    value.equivalents.map(({ value: number, unit }) =>
      element('translation', { value: number, ...codeAttributes(unit) }),
    ),
  );
}

/** An element of type IVL_PQ. */
export function quantityRange(
  name: string,
  range: QuantityRange,
  attributes: Attributes = {},
): Markup {
  return element(name, attributes, quantity('low', range.low), quantity('high', range.high));
}

/** The `value` of an observation. */
export function findingValue(value: FindingValue): Markup {
  switch (value.kind) {
    case 'quantity':
      return quantity('value', value.quantity, { 'xsi:type': 'PQ' });
    case 'code':
      return codedValue('CD', value.code);
    case 'count':
      return element('value', { 'xsi:type': 'INT', value: String(value.count) });
    case 'time':
      return element('value', { 'xsi:type': 'TS', value: momentToHl7Time(value.at) });
    case 'text':
      return textElement('value', value.text, { 'xsi:type': 'ST' });
  }
}
