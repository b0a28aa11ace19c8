import { identifierSchema, type Identifier } from '../pss/header/person.ts';
import { codeSchema, type Code, type CodedConcept, type Concept } from '../pss/values/coded.ts';
import { entryIdSchema, type EntryId } from '../pss/values/entry.ts';
import { isMoment, type Moment, type When } from '../pss/values/moment.ts';
import type { FindingValue, Quantity, QuantityRange } from '../pss/values/quantity.ts';
import { toPlainText } from '../pss/values/text.ts';
import type { FhirObject, FhirSource } from './fhirSource.ts';

/** The OIDs of code systems FHIR names by URL (HL7 FHIR R4, terminology systems). */
const SYSTEMS: Readonly<Record<string, string>> = {
  'http://loinc.org': '2.16.840.1.113883.6.1',
  'http://hl7.org/fhir/sid/icd-9': '2.16.840.1.113883.6.103',
  'http://hl7.org/fhir/sid/icd-9-cm': '2.16.840.1.113883.6.103',
  'http://www.whocc.no/atc': '2.16.840.1.113883.6.73',
  'http://snomed.info/sct': '2.16.840.1.113883.6.96',
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': '2.16.840.1.113883.5.4',
  'http://terminology.hl7.org/CodeSystem/v3-ActSite': '2.16.840.1.113883.5.1052',
  'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation': '2.16.840.1.113883.5.83',
  'http://terminology.hl7.org/CodeSystem/v3-ObservationValue': '2.16.840.1.113883.5.1063',
  'http://terminology.hl7.org/CodeSystem/v3-RoleCode': '2.16.840.1.113883.5.111',
  'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration': '2.16.840.1.113883.5.112',
};

function oidOf(system: string): string | undefined {
  return system.startsWith('urn:oid:') ? system.slice('urn:oid:'.length) : SYSTEMS[system];
}

function peek(parent: FhirObject | undefined, name: string): string | undefined {
  const found = parent?.members.get(name);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** A Coding; null, and nothing taken, where its system is not known. */
export function readCoding(source: FhirSource, coding: FhirObject | undefined): Code | null {
  const display = toPlainText(peek(coding, 'display') ?? '');
  const parsed = codeSchema.safeParse({
    system: oidOf(peek(coding, 'system') ?? ''),
    code: peek(coding, 'code'),
    display: display === '' ? null : display,
  });
  if (!parsed.success) return null;
  for (const name of ['system', 'code', 'display']) source.string(coding, name);
  return parsed.data;
}

/** The first code of a CodeableConcept. */
export function readCode(source: FhirSource, concept: FhirObject | undefined): Code | null {
  return readCoding(source, source.objects(concept, 'coding')[0]);
}

/** Takes the one code a place always has; another code is left, and so it is told. */
export function takeFixedCode(
  source: FhirSource,
  concept: FhirObject | undefined,
  code: string,
): void {
  const [coding] = source.objects(concept, 'coding');
  if (peek(coding, 'code') === code) readCoding(source, coding);
}

/** A CodeableConcept with its translations and words; `code` null where it has no known code. */
export function readCodedConcept(
  source: FhirSource,
  concept: FhirObject | undefined,
): CodedConcept | null {
  const codes = source.objects(concept, 'coding').flatMap((each) => readCoding(source, each) ?? []);
  const [code, ...translations] = codes;
  const words = toPlainText(source.words(concept, 'text') ?? '');
  if (code === undefined) return null;
  return {
    kind: 'coded',
    text: words === '' ? (code.display ?? code.code) : words,
    code,
    translations,
  };
}

/** A CodeableConcept with or without code; null where it says nothing. */
export function readConcept(source: FhirSource, concept: FhirObject | undefined): Concept | null {
  const coded = readCodedConcept(source, concept);
  if (coded !== null) return coded;
  const words = peek(concept, 'text');
  const text = words === undefined || words.startsWith('#') ? '' : toPlainText(words);
  return text === '' ? null : { kind: 'uncoded', text };
}

/** A date or dateTime; null, and nothing taken, for what the model cannot say. */
export function readMoment(
  source: FhirSource,
  parent: FhirObject | undefined,
  name: string,
): Moment | null {
  const value = peek(parent, name);
  return value !== undefined && isMoment(value) ? source.string(parent, name) : null;
}

/** A Period, or the day alone where only its beginning is known. */
export function readWhen(source: FhirSource, period: FhirObject | undefined): When | null {
  const from = readMoment(source, period, 'start');
  if (from === null) return null;
  const to = readMoment(source, period, 'end');
  return to === null ? { kind: 'moment', at: from } : { kind: 'period', period: { from, to } };
}

/** A Quantity; JSON does not keep how many decimals a number was written with. */
export function readQuantity(
  source: FhirSource,
  quantity: FhirObject | undefined,
): Quantity | null {
  const value = source.number(quantity, 'value');
  const unit = source.string(quantity, 'code') ?? source.string(quantity, 'unit') ?? '1';
  for (const name of ['unit', 'system']) source.string(quantity, name);
  return value === null ? null : { value: String(value), unit, equivalents: [] };
}

/** A Range with both ends; with one alone null, and nothing taken: the model has no open range. */
export function readRange(source: FhirSource, range: FhirObject | undefined): QuantityRange | null {
  const [lowest, highest] = [source.object(range, 'low'), source.object(range, 'high')];
  if (lowest === undefined || highest === undefined) return null;
  const [low, high] = [readQuantity(source, lowest), readQuantity(source, highest)];
  return low === null || high === null ? null : { low, high };
}

/** The `value[x]` of an Observation. */
export function readFinding(source: FhirSource, observation: FhirObject): FindingValue | null {
  const quantity = readQuantity(source, source.object(observation, 'valueQuantity'));
  if (quantity !== null) return { kind: 'quantity', quantity };
  const code = readCode(source, source.object(observation, 'valueCodeableConcept'));
  if (code !== null) return { kind: 'code', code };
  const count = source.number(observation, 'valueInteger');
  if (count !== null) return { kind: 'count', count };
  const at = readMoment(source, observation, 'valueDateTime');
  if (at !== null) return { kind: 'time', at };
  const text = source.words(observation, 'valueString');
  return text === null ? null : { kind: 'text', text: toPlainText(text) };
}

/** An Identifier of a person, an organisation or a document. */
export function readIdentifier(
  source: FhirSource,
  identifier: FhirObject | undefined,
): Identifier | null {
  const assigner = source.object(identifier, 'assigner');
  const parsed = identifierSchema.safeParse({
    root: oidOf(peek(identifier, 'system') ?? ''),
    extension: peek(identifier, 'value'),
    authority: peek(assigner, 'display') ?? null,
  });
  if (!parsed.success) return null;
  for (const name of ['system', 'value']) source.string(identifier, name);
  source.string(assigner, 'display');
  return parsed.data;
}

/** The identity of an entry: its first identifier where it is a UUID or OID no other entry has, else a fresh one. */
export function readEntryId(
  source: FhirSource,
  resource: FhirObject,
  newId: () => string,
): EntryId {
  const [identifier] = source.objects(resource, 'identifier');
  const value = (peek(identifier, 'value') ?? '').replace(/^urn:(uuid|oid):/, '');
  const root = oidOf(peek(identifier, 'system') ?? '');
  const parsed = entryIdSchema.safeParse(root === undefined ? value : `${root}^${value}`);
  if (!parsed.success || source.entryIds.has(parsed.data)) return newId();
  source.entryIds.add(parsed.data);
  for (const name of ['system', 'value']) source.string(identifier, name);
  return parsed.data;
}

/** The longest text the model takes. */
const MAX_NOTE = 10_000;

/**
 * The notes of a resource as one text; references to words of the CDA document are no notes. Notes longer than the
 * model takes are left, and so they are told.
 */
export function readNote(source: FhirSource, resource: FhirObject): string | null {
  const told = source.objects(resource, 'note');
  const length = told.reduce((sum, note) => sum + (peek(note, 'text') ?? '').length + 1, 0);
  if (length > MAX_NOTE) return null;
  const notes = told
    .map((note) => toPlainText(source.words(note, 'text') ?? ''))
    .filter((text) => text !== '');
  return notes.length === 0 ? null : notes.join(' ');
}
