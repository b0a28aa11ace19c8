import {
  attributeOf,
  childElements,
  firstChild,
  type XmlAttribute,
  type XmlElement,
} from '../../xml/xmlTree.ts';
import { codeSystemNames, XSI_NAMESPACE } from '../codeSystems.ts';
import { TEMPLATE_ROOT } from '../write/dataTypes.ts';

/**
 * What it means to leave an attribute out of the model: `form` repeats what the structure says anyway, `label` is a
 * name our writer gives in its own wording, `fact` would be lost.
 */
export type AttributeKind = 'form' | 'label' | 'fact';

const STATEMENTS = `${TEMPLATE_ROOT}.3.`;

/** The last arcs of the statement's templates below `2.16.840.1.113883.2.9.10.1.4.3`. */
export function templatesOf(statement: XmlElement | undefined): readonly string[] {
  if (statement === undefined) return [];
  return childElements(statement, 'templateId').flatMap((each) => {
    const root = attributeOf(each, 'root') ?? '';
    return root.startsWith(STATEMENTS) ? [root.slice(STATEMENTS.length)] : [];
  });
}

/** Whether a statement declares a template below `2.16.840.1.113883.2.9.10.1.4.3`. */
export function hasTemplate(statement: XmlElement | undefined, arcs: string): boolean {
  if (statement === undefined) return false;
  for (const child of statement.children) {
    if (child.kind !== 'element' || child.name !== 'templateId') continue;
    if (attributeOf(child, 'root') === `${STATEMENTS}${arcs}`) return true;
  }
  return false;
}

/** `classCode` by element (HL7 CDA R2, fixed or default values of the schema and of the guide). */
const CLASS_CODES: Readonly<Record<string, readonly string[]>> = {
  ClinicalDocument: ['DOCCLIN'],
  structuredBody: ['DOCBODY'],
  section: ['DOCSECT'],
  patientRole: ['PAT'],
  patient: ['PSN'],
  birthplace: ['BIRTHPL'],
  place: ['PLC'],
  guardian: ['GUARD'],
  guardianPerson: ['PSN'],
  assignedAuthor: ['ASSIGNED'],
  assignedEntity: ['ASSIGNED'],
  assignedPerson: ['PSN'],
  assignedCustodian: ['ASSIGNED'],
  representedCustodianOrganization: ['ORG'],
  relatedPerson: ['PSN'],
  associatedPerson: ['PSN'],
  parentDocument: ['DOCCLIN'],
  serviceEvent: ['ACT'],
  observation: ['OBS'],
  observationRange: ['OBS'],
  substanceAdministration: ['SBADM'],
  supply: ['SPLY'],
  procedure: ['PROC'],
  encounter: ['ENC'],
  participantRole: ['MANU'],
  playingEntity: ['MMAT'],
  manufacturedProduct: ['MANU'],
  manufacturedMaterial: ['MMAT'],
  relatedSubject: ['PRS'],
  subject: ['PSN'],
};

/** `typeCode` by element, where its place does not matter. */
const TYPE_CODES: Readonly<Record<string, readonly string[]>> = {
  recordTarget: ['RCT'],
  author: ['AUT'],
  dataEnterer: ['ENT'],
  informant: ['INF'],
  custodian: ['CST'],
  legalAuthenticator: ['LA'],
  authenticator: ['AUTHEN'],
  documentationOf: ['DOC'],
  component: ['COMP'],
  entry: ['COMP', 'DRIV'],
  consumable: ['CSM'],
  performer: ['PRF'],
  subject: ['SBJ'],
  referenceRange: ['REFV'],
  reference: ['XCRPT'],
};

/** How a part hangs below its statement, by the part's template. */
const RELATIONS: Readonly<
  Record<string, { readonly types: readonly string[]; readonly inverted: boolean }>
> = {
  '1.3': { types: ['SUBJ'], inverted: false },
  '1.4': { types: ['SUBJ'], inverted: false },
  '4.2': { types: ['SUBJ'], inverted: false },
  '1.5.1': { types: ['MFST', 'CAUS'], inverted: false },
  '1.5.2': { types: ['MFST', 'CAUS'], inverted: false },
  '1.5.3': { types: ['SUBJ'], inverted: true },
  '1.6': { types: ['REFR'], inverted: false },
  // The official sample hangs a note as a component in one place: it says the same.
  '1.7': { types: ['SUBJ', 'COMP'], inverted: true },
  '3.3': { types: ['REFR'], inverted: false },
  '3.4': { types: ['SUBJ'], inverted: false },
  '4.3': { types: ['REFR'], inverted: true },
  '4.4': { types: ['REFR'], inverted: false },
  '4.5': { types: ['REFR'], inverted: false },
  '16.3': { types: ['SUBJ'], inverted: false },
};

const REASON = { types: ['RSON'], inverted: false } as const;

function relationOf(relationship: XmlElement) {
  const [statement] = childElements(relationship);
  const [template] = templatesOf(statement);
  const { types, inverted } = (template === undefined ? null : RELATIONS[template]) ?? REASON;
  if (!types.includes('CAUS')) return { types, inverted };
  // A reaction manifests an allergy and is caused by a vaccine.
  const isVaccine = relationship.parent?.name === 'substanceAdministration';
  return { types: [isVaccine ? 'CAUS' : 'MFST'], inverted };
}

function classCodesOf(element: XmlElement): readonly string[] {
  const templates = templatesOf(element);
  if (element.name === 'act') return [templates.includes('18.1') ? 'PCPR' : 'ACT'];
  if (element.name === 'organizer') return [templates.includes('14.1') ? 'BATTERY' : 'CLUSTER'];
  // `subject` is both a participation, which has no class, and a person.
  return CLASS_CODES[element.name] ?? [];
}

function moodCodesOf(element: XmlElement): readonly string[] {
  if (element.name === 'observationRange') return ['EVN.CRT', 'EVN'];
  return templatesOf(element).some((arcs) => arcs.startsWith('10.')) ? ['RQO'] : ['EVN'];
}

function typeCodesOf(element: XmlElement): readonly string[] {
  if (element.name === 'entryRelationship') return relationOf(element).types;
  if (element.name === 'participant') {
    return [element.parent?.name === 'ClinicalDocument' ? 'IND' : 'CSM'];
  }
  return TYPE_CODES[element.name] ?? [];
}

/** The data types (`xsi:type`) that fit what an element holds. */
function dataTypesOf(element: XmlElement): readonly string[] {
  if (element.name === 'effectiveTime') {
    if (firstChild(element, 'period') !== undefined) return ['PIVL_TS'];
    const hasEnds = firstChild(element, 'low') ?? firstChild(element, 'high');
    return hasEnds === undefined ? ['TS', 'IVL_TS'] : ['IVL_TS'];
  }
  if (element.name !== 'value') return [];
  if (attributeOf(element, 'unit') !== undefined) return ['PQ'];
  if (attributeOf(element, 'value') !== undefined) return ['INT', 'TS', 'PQ'];
  const end = firstChild(element, 'low') ?? firstChild(element, 'high');
  if (end !== undefined) {
    return attributeOf(end, 'unit') === undefined ? ['IVL_TS', 'IVL_PQ'] : ['IVL_PQ'];
  }
  const isText = element.children.some((child) => child.kind === 'text' && child.value.trim());
  return isText ? ['ST'] : ['CD', 'CE', 'CV'];
}

function isExpectedType(element: XmlElement, value: string): boolean {
  return dataTypesOf(element).includes(value.replace(/^.*:/, ''));
}

function nameKind(element: XmlElement, name: string): AttributeKind {
  // In the functional status the guide and the workbook want other names, and our writer gives them.
  if (name === 'ICD9CM' && hasTemplate(element.parent ?? undefined, '14.4')) return 'form';
  if (name === 'AssistenzaDomiciliare_PSSIT' && hasTemplate(element.parent ?? undefined, '14.3')) {
    return 'form';
  }
  const ours = codeSystemNames[attributeOf(element, 'codeSystem') ?? ''];
  return name.trim() === ours ? 'form' : 'label';
}

const SOLE_VALUES: Readonly<Record<string, readonly string[]>> = {
  determinerCode: ['INSTANCE', 'KIND'],
  contextControlCode: ['OP'],
  contextConductionInd: ['true'],
  institutionSpecified: ['true'],
  operator: ['A'],
  negationInd: ['false'],
};

const form = (expected: boolean): AttributeKind => (expected ? 'form' : 'fact');

/** Judges an attribute no reader took. A value other than the one its place calls for is a fact. */
export function attributeKind(element: XmlElement, attribute: XmlAttribute): AttributeKind {
  const { name, value, namespace } = attribute;
  if (namespace === XSI_NAMESPACE) {
    return form(name === 'schemaLocation' || (name === 'type' && isExpectedType(element, value)));
  }
  if (namespace !== '') return 'fact';
  switch (name) {
    case 'ID':
      return 'form';
    case 'classCode':
      return form(classCodesOf(element).includes(value));
    case 'moodCode':
      return form(moodCodesOf(element).includes(value));
    case 'typeCode':
      return form(typeCodesOf(element).includes(value));
    case 'inversionInd':
      return form(
        element.name === 'entryRelationship' && value === String(relationOf(element).inverted),
      );
    case 'codeSystemName':
      return nameKind(element, value);
    case 'codeSystemVersion':
    case 'assigningAuthorityName':
      return 'label';
    default:
      return form(SOLE_VALUES[name]?.includes(value) === true);
  }
}

/** Whether an element names the form of the document (`realmCode`, `typeId`, `templateId`) in a way our writer repeats. */
export function isDocumentForm(element: XmlElement): boolean {
  const root = attributeOf(element, 'root') ?? '';
  switch (element.name) {
    case 'realmCode':
      return attributeOf(element, 'code') === 'IT';
    case 'typeId':
      return attributeOf(element, 'extension') === 'POCD_MT000040UV02';
    case 'templateId':
      return root.startsWith(`${TEMPLATE_ROOT}.`) || root === '2.16.840.1.113883.10.22.4.3';
    default:
      return false;
  }
}

/** Elements that name the form of a document in general. */
export const FORM_ELEMENTS: ReadonlySet<string> = new Set(['realmCode', 'typeId', 'templateId']);

/** Elements of the narrative whose words are read (HL7 CDA R2 §4.3.5); others carry more than words. */
export const NARRATIVE_ELEMENTS: ReadonlySet<string> = new Set([
  'text',
  'paragraph',
  'list',
  'item',
  'content',
  'caption',
  'table',
  'colgroup',
  'col',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'br',
  'sub',
  'sup',
]);

/** Attributes of the narrative that only change its looks. `revised`, which strikes words out, is not one of them. */
export const NARRATIVE_LOOKS: ReadonlySet<string> = new Set([
  'ID',
  'mediaType',
  'styleCode',
  'listType',
  'border',
  'width',
  'align',
  'valign',
  'char',
  'charoff',
  'frame',
  'rules',
  'span',
  'scope',
  'summary',
  'headers',
  'abbr',
  'axis',
  'colspan',
  'rowspan',
  'cellpadding',
  'cellspacing',
]);
