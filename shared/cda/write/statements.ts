import { TEMPLATE_ROOT, templateId } from './dataTypes.ts';
import { element, type Children, type Markup } from './markup.ts';

/** A part of an act: one element, several in a row, or none. */
type Part = Markup | Children | null;

/** What every clinical statement begins with, in the order all of them share. */
interface Opening {
  /** Last arcs of the template below `2.16.840.1.113883.2.9.10.1.4.3`; null for none. */
  readonly template: string | null;
  readonly id?: Part;
  readonly code?: Part;
  readonly text?: Part;
  readonly status?: Part;
  readonly time?: Part;
}

interface Statement extends Opening {
  readonly relationships?: Part;
}

/** EVN: it happened; INT: it is intended; RQO: it is requested. */
export type Mood = 'EVN' | 'INT' | 'RQO';

function opening(parts: Opening): Children {
  return [
    parts.template === null ? null : templateId(`${TEMPLATE_ROOT}.3.${parts.template}`),
    parts.id ?? null,
    parts.code ?? null,
    parts.text ?? null,
    parts.status ?? null,
    parts.time ?? null,
  ];
}

/** `act` (POCD_MT000040UV02.Act: the schema's sequence). */
export function act(mood: Mood, parts: Statement, classCode: 'ACT' | 'PCPR' = 'ACT'): Markup {
  const attributes = { classCode, moodCode: mood };
  return element('act', attributes, opening(parts), parts.relationships ?? null);
}

interface Observation extends Statement {
  readonly repeatNumber?: Part;
  readonly value?: Part;
  readonly interpretation?: Part;
  readonly method?: Part;
  readonly site?: Part;
  readonly participants?: Part;
  readonly referenceRange?: Part;
}

/** `observation` (POCD_MT000040UV02.Observation: the schema's sequence). */
export function observation(mood: Mood, parts: Observation): Markup {
  return element(
    'observation',
    { classCode: 'OBS', moodCode: mood },
    opening(parts),
    parts.repeatNumber ?? null,
    parts.value ?? null,
    parts.interpretation ?? null,
    parts.method ?? null,
    parts.site ?? null,
    parts.participants ?? null,
    parts.relationships ?? null,
    parts.referenceRange ?? null,
  );
}

interface Administration extends Statement {
  readonly frequency?: Part;
  readonly route?: Part;
  readonly site?: Part;
  readonly dose?: Part;
  readonly rate?: Part;
  /** Left out only where the guide wants none: the statement that there is no therapy. */
  readonly consumable: Part;
}

/** `substanceAdministration` (POCD_MT000040UV02.SubstanceAdministration: the schema's sequence). */
export function substanceAdministration(mood: Mood, parts: Administration): Markup {
  return element(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: mood },
    opening(parts),
    parts.frequency ?? null,
    parts.route ?? null,
    parts.site ?? null,
    parts.dose ?? null,
    parts.rate ?? null,
    parts.consumable,
    parts.relationships ?? null,
  );
}

/** `supply` (POCD_MT000040UV02.Supply: the schema's sequence). */
export function supply(mood: Mood, parts: Opening): Markup {
  return element('supply', { classCode: 'SPLY', moodCode: mood }, opening(parts));
}

/** `procedure` (POCD_MT000040UV02.Procedure: the schema's sequence). */
export function procedure(mood: Mood, parts: Statement): Markup {
  const attributes = { classCode: 'PROC', moodCode: mood };
  return element('procedure', attributes, opening(parts), parts.relationships ?? null);
}

/** `encounter` (POCD_MT000040UV02.Encounter: the schema's sequence). */
export function encounter(mood: Mood, parts: Opening & { readonly performer?: Part }): Markup {
  const attributes = { classCode: 'ENC', moodCode: mood };
  return element('encounter', attributes, opening(parts), parts.performer ?? null);
}

/** `organizer` (POCD_MT000040UV02.Organizer: the schema's sequence, which has no `text`). */
export function organizer(
  classCode: 'CLUSTER' | 'BATTERY',
  parts: Omit<Opening, 'text'> & { readonly subject?: Part; readonly components: Part },
): Markup {
  const attributes = { classCode, moodCode: 'EVN' };
  return element('organizer', attributes, opening(parts), parts.subject ?? null, parts.components);
}

/** `entryRelationship`; `inversion` null leaves the attribute out, as the guide's examples do in places. */
export function related(typeCode: string, inversion: boolean | null, statement: Markup): Markup {
  const inversionInd = inversion === null ? null : String(inversion);
  return element('entryRelationship', { typeCode, inversionInd }, statement);
}
