import type { Reaction } from '../../pss/sections/reaction.ts';
import type { Frequency } from '../../pss/sections/therapies.ts';
import type { CodedConcept } from '../../pss/values/coded.ts';
import type { ClinicalState, Gravity } from '../../pss/values/entry.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import type { codeSystems } from '../codeSystems.ts';
import { clinicalStates, gravities, type Choice } from '../choices.ts';
import { fixedCodes, type FixedCode } from '../fixedCodes.ts';
import type { CdaSource } from './cdaSource.ts';
import { hasTemplate } from './documentForm.ts';
import { readCodedConcept, readConcept, readInterval, type EntryIds } from './readDataTypes.ts';

/** What a section's reader works with. */
export interface SectionSource {
  readonly source: CdaSource;
  readonly ids: EntryIds;
  /** The clinical statement of every `entry`, in order. */
  readonly statements: readonly XmlElement[];
  /** The narrative as paragraphs. */
  readonly blocks: readonly string[];
}

/** The statements of that kind and template that hang below another one by `entryRelationship` or `component`; takes them. */
export function statementsBelow(
  source: CdaSource,
  parent: XmlElement,
  wrapper: 'entryRelationship' | 'component',
  name: string,
  template: string,
): readonly XmlElement[] {
  return childElements(parent, wrapper).flatMap((each) => {
    if (!hasTemplate(firstChild(each, name), template)) return [];
    return source.child(source.take(each), name) ?? [];
  });
}

/** The first of `statementsBelow`; a second one is left and so told. */
export function statementBelow(
  source: CdaSource,
  parent: XmlElement,
  wrapper: 'entryRelationship' | 'component',
  name: string,
  template: string,
): XmlElement | undefined {
  const first = childElements(parent, wrapper).find((each) =>
    hasTemplate(firstChild(each, name), template),
  );
  return first === undefined ? undefined : source.child(source.take(first), name);
}

/** The note of an entry; null where there is none or its text is not in the document. */
export function readNote(source: CdaSource, parent: XmlElement): string | null {
  const note = statementBelow(source, parent, 'entryRelationship', 'act', '1.7');
  if (note === undefined) return null;
  source.fixed(note, fixedCodes.note);
  source.expect(note, 'statusCode', 'completed');
  source.partId(note);
  return source.words(source.child(note, 'text'));
}

/** Reads an observation that says one value of a closed list; another value is left and so told. */
export function readChoice<Value extends string>(
  source: CdaSource,
  parent: XmlElement,
  template: string,
  code: FixedCode,
  choice: Choice<Value>,
): Value | null {
  const found = statementBelow(source, parent, 'entryRelationship', 'observation', template);
  if (found === undefined) return null;
  source.fixed(found, code);
  source.expect(found, 'statusCode', 'completed');
  source.partId(found);
  source.pointer(found);
  return source.choice(source.child(found, 'value'), choice);
}

/** Whether a condition is clinically active. */
export function readState(source: CdaSource, parent: XmlElement): ClinicalState | null {
  return readChoice(source, parent, '1.6', fixedCodes.clinicalState, clinicalStates);
}

/** How dangerous an allergy is. */
export function readCriticality(source: CdaSource, parent: XmlElement): Gravity | null {
  return readChoice(source, parent, '1.5.3', fixedCodes.criticality, gravities);
}

/** How grave a problem is. */
export function readSeverity(source: CdaSource, parent: XmlElement): Gravity | null {
  return readChoice(source, parent, '4.4', fixedCodes.severity, gravities);
}

function readReaction(source: CdaSource, element: XmlElement): Reaction | null {
  source.fixed(element, fixedCodes.reaction);
  source.expect(element, 'statusCode', 'completed');
  source.partId(element);
  const words = source.words(source.child(element, 'text'));
  const what = readConcept(source, source.child(element, 'value'), words);
  const since = readInterval(source, source.child(element, 'effectiveTime')).low;
  return what === null ? null : { what, since };
}

/** Adverse reactions; one that says nothing is refused. */
export function readReactions(source: CdaSource, parent: XmlElement): readonly Reaction[] {
  return childElements(parent, 'entryRelationship').flatMap((each) => {
    const candidate = firstChild(each, 'observation');
    if (!hasTemplate(candidate, '1.5.1') && !hasTemplate(candidate, '1.5.2')) return [];
    const observation = source.child(source.take(each), 'observation');
    const reaction = observation === undefined ? null : readReaction(source, observation);
    if (reaction === null) source.refuse(each);
    return reaction ?? [];
  });
}

/** The drug of a therapy or a plan. */
export function readDrug(source: CdaSource, statement: XmlElement): CodedConcept | null {
  return readCodedConcept(
    source,
    source.at(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'code'),
  );
}

/** The two `effectiveTime` elements of a drug: how long, and how often. */
export function readDrugTimes(
  source: CdaSource,
  statement: XmlElement,
): { readonly duration: XmlElement | undefined; readonly frequency: Frequency | null } {
  const isFrequency = (each: XmlElement) => firstChild(each, 'period') !== undefined;
  const all = childElements(statement, 'effectiveTime');
  const first = all.find((each) => !isFrequency(each));
  const repeated = all.find(isFrequency);
  if (first !== undefined) source.take(first);
  const period = repeated && source.child(source.take(repeated), 'period');
  const every = source.attribute(period, 'value');
  const unit = source.attribute(period, 'unit');
  return {
    duration: first,
    frequency: every === undefined || unit === undefined ? null : { every, unit },
  };
}

/** The absence an entry states, when its value is of the value set and one of the known codes. */
export function readAbsence<Absence extends string>(
  source: CdaSource,
  element: XmlElement | undefined,
  system: (typeof codeSystems)[keyof typeof codeSystems],
  absences: readonly Absence[],
  displays: Readonly<Record<Absence, { readonly display: string }>>,
): Absence | null {
  if (attributeOf(element, 'codeSystem') !== system) return null;
  const absence = absences.find((each) => each === attributeOf(element, 'code')) ?? null;
  if (element === undefined || absence === null) return null;
  for (const name of ['code', 'codeSystem']) source.attribute(element, name);
  source.display(element, displays[absence].display);
  source.originalText(element);
  return absence;
}

/** Reads statements one by one; one that cannot be read is refused as a whole. */
export function readEach<Entry>(
  source: CdaSource,
  statements: readonly XmlElement[],
  read: (statement: XmlElement) => Entry | null,
): readonly Entry[] {
  return statements.flatMap((statement) => {
    const entry = read(statement);
    if (entry === null) source.refuse(statement);
    return entry ?? [];
  });
}

/**
 * Reads a section that is either a list or one statement of absence. Where both stand, the list is taken and the
 * statement, which contradicts it, is refused and so told.
 */
export function readListOrAbsence<Entry, Listed, Absent>(
  section: SectionSource,
  isAbsence: (statement: XmlElement) => boolean,
  readEntry: (statement: XmlElement) => Entry | null,
  listed: (entries: readonly Entry[]) => Listed,
  readAbsent: (statement: XmlElement) => Absent | null,
): Listed | Absent | null {
  const { source, statements } = section;
  const absences = statements.filter(isAbsence);
  const entries = readEach(
    source,
    statements.filter((each) => !isAbsence(each)),
    readEntry,
  );
  const spare = entries.length > 0 ? absences : absences.slice(1);
  for (const each of spare) source.refuse(each);
  if (entries.length > 0) return listed(entries);
  return readEach(source, absences.slice(0, 1), readAbsent)[0] ?? null;
}

/** Whether a statement has, one level down, an observation of that template. Takes nothing. */
export function hasObservationBelow(statement: XmlElement, template: string): boolean {
  return childElements(statement, 'entryRelationship').some((each) =>
    hasTemplate(firstChild(each, 'observation'), template),
  );
}
