import { editorTexts, headerChoices } from '../../../i18n/it/editorTexts.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { isRecord, type WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { valueAt } from '../model/paths.ts';
import type { Groups } from '../model/groups.ts';
import type { FieldDescription } from './description.ts';
import { codeField } from './fieldParts.ts';
import { catalogues } from './catalogues.ts';

const { patient, document } = editorTexts;
const blankAddress = {
  use: null,
  country: '100',
  region: null,
  province: null,
  city: null,
  municipality: null,
  postalCode: null,
  street: null,
};
const blankName = { family: null, given: null, prefix: null };

/** Parts of the header that are there only while something is said in them. */
export const headerGroups: Groups = {
  'patient.name': blankName,
  'patient.address': blankAddress,
  'patient.birthplace': blankAddress,
  'patient.guardian': { id: null, relation: null, address: null, telecoms: [], name: null },
  'patient.guardian.name': blankName,
  'patient.guardian.address': blankAddress,
  'author.address': blankAddress,
};

function telecomsField(path: string, label: string): FieldDescription {
  return {
    kind: 'list',
    path,
    label,
    span: 12,
    add: patient.addTelecom,
    fresh: () => ({ use: 'MC', uri: null }),
    fields: [
      { kind: 'telecom', path: 'uri', label: patient.telecom, span: 5 },
      {
        kind: 'choice',
        path: 'use',
        label: patient.telecomUse,
        span: 3,
        options: headerChoices.telecomUse,
      },
    ],
  };
}

function addressFields(path: string): readonly FieldDescription[] {
  return [
    { kind: 'text', path: `${path}.street`, label: patient.street, span: 5 },
    { kind: 'text', path: `${path}.city`, label: patient.city, span: 3 },
    { kind: 'text', path: `${path}.postalCode`, label: patient.postalCode, span: 2 },
    { kind: 'text', path: `${path}.province`, label: patient.province, span: 2 },
    { kind: 'text', path: `${path}.municipality`, label: patient.municipality, span: 3 },
    { kind: 'text', path: `${path}.region`, label: patient.region, span: 2 },
    { kind: 'text', path: `${path}.country`, label: patient.country, span: 2 },
    {
      kind: 'choice',
      path: `${path}.use`,
      label: patient.addressUse,
      span: 3,
      options: headerChoices.addressUse,
      none: t.notSaid,
    },
  ];
}

function nameFields(path: string): readonly FieldDescription[] {
  return [
    { kind: 'text', path: `${path}.family`, label: t.family, span: 4 },
    { kind: 'text', path: `${path}.given`, label: t.given2, span: 4 },
    { kind: 'text', path: `${path}.prefix`, label: t.prefix, span: 2 },
  ];
}

/** Fields of a part of the header under one title. */
export interface HeaderPart {
  readonly title: string;
  readonly fields: readonly FieldDescription[];
  /** Closed until asked for, unless something is said in it. */
  readonly isQuiet?: (header: WorkingRecord) => boolean;
}

const isMissing = (path: readonly string[]) => (header: WorkingRecord) =>
  !isRecord(valueAt(header, path) ?? null);

/** The data of the document besides its sections, as the doctor writes them. */
export const headerParts: readonly HeaderPart[] = [
  {
    title: patient.title,
    fields: [
      ...nameFields('patient.name'),
      { kind: 'fiscalCode', path: 'patient.ids', label: t.fiscalCode, span: 4 },
      { kind: 'moment', path: 'patient.birth', label: t.birth, span: 3 },
      {
        kind: 'choice',
        path: 'patient.gender',
        label: t.gender,
        span: 3,
        options: choiceTexts.gender,
      },
      telecomsField('patient.telecoms', patient.telecoms),
    ],
  },
  { title: patient.address, fields: addressFields('patient.address') },
  {
    title: patient.birthplace,
    fields: addressFields('patient.birthplace'),
    isQuiet: isMissing(['patient', 'birthplace']),
  },
  {
    title: patient.contacts,
    fields: [
      {
        kind: 'list',
        path: 'contacts',
        label: patient.contacts,
        span: 12,
        add: patient.addContact,
        fresh: () => ({
          kind: 'ECON',
          relation: null,
          person: { id: null, name: blankName, address: null, telecoms: [] },
        }),
        fields: [
          {
            kind: 'choice',
            path: 'kind',
            label: patient.kind,
            span: 3,
            options: headerChoices.contactKind,
          },
          codeField('relation', t.relation, 3, catalogues.relatives),
          ...nameFields('person.name'),
          { kind: 'fiscalCode', path: 'person.id', label: t.fiscalCode, span: 4 },
          telecomsField('person.telecoms', patient.telecoms),
        ],
      },
    ],
  },
  {
    title: patient.guardian,
    isQuiet: isMissing(['patient', 'guardian']),
    fields: [
      ...nameFields('patient.guardian.name'),
      { kind: 'fiscalCode', path: 'patient.guardian.id', label: t.fiscalCode, span: 4 },
      codeField('patient.guardian.relation', t.relation, 4, catalogues.relatives),
      telecomsField('patient.guardian.telecoms', patient.telecoms),
      ...addressFields('patient.guardian.address'),
    ],
  },
  {
    title: document.title,
    fields: [
      {
        kind: 'choice',
        path: 'confidentiality',
        label: document.confidentiality,
        span: 4,
        options: choiceTexts.confidentiality,
      },
      {
        kind: 'choice',
        path: 'author.role',
        label: document.role,
        span: 4,
        options: choiceTexts.role,
        none: t.notSaid,
      },
      { kind: 'text', path: 'title', label: document.documentTitle, span: 4 },
      telecomsField('author.telecoms', document.doctorTelecoms),
      {
        kind: 'list',
        path: 'informants',
        label: document.informants,
        span: 12,
        add: document.addInformant,
        fresh: () => ({ kind: 'PRS', name: blankName }),
        fields: [
          {
            kind: 'choice',
            path: 'kind',
            label: document.informantKind,
            span: 3,
            options: headerChoices.informantKind,
          },
          ...nameFields('name'),
        ],
      },
    ],
  },
  {
    title: document.doctorAddress,
    fields: addressFields('author.address'),
    isQuiet: isMissing(['author', 'address']),
  },
];
