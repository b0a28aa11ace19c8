import { codeSystems } from '../../shared/cda/codeSystems.ts';

/** A catalogue doctors know by name. */
interface KnownCatalogue {
  /** How the command line and file names call it. */
  readonly alias: string;
  readonly system: string;
  readonly name: string;
}

const known: readonly KnownCatalogue[] = [
  { alias: 'icd9cm', system: codeSystems.icd9cm, name: 'ICD-9-CM' },
  { alias: 'atc', system: codeSystems.atc, name: 'ATC' },
  { alias: 'aic', system: codeSystems.aic, name: 'AIC, confezioni di farmaci' },
  { alias: 'loinc', system: codeSystems.loinc, name: 'LOINC' },
  { alias: 'cnd', system: codeSystems.cnd, name: 'CND, dispositivi medici' },
  { alias: 'esenzioni', system: '2.16.840.1.113883.2.9.6.1.22', name: 'Esenzioni' },
  { alias: 'vie', system: codeSystems.route, name: 'Vie di somministrazione' },
  { alias: 'equivalenza', system: codeSystems.equivalenceGroup, name: 'Gruppi di equivalenza' },
  { alias: 'ucum', system: '2.16.840.1.113883.1.11.12839', name: 'Unità di misura UCUM' },
  { alias: 'allergeni', system: '2.16.840.1.113883.2.9.77.22.11.2', name: 'Allergeni' },
  {
    alias: 'reazioni-intolleranza',
    system: '2.16.840.1.113883.2.9.77.22.11.3',
    name: 'Reazioni da intolleranza',
  },
  {
    alias: 'reazioni-allergiche',
    system: '2.16.840.1.113883.2.9.77.22.11.4',
    name: 'Reazioni allergiche',
  },
  { alias: 'sedi', system: '2.16.840.1.113883.5.1052', name: 'Sedi del corpo' },
  {
    alias: 'valutazioni',
    system: codeSystems.interpretation,
    name: 'Valutazione dei risultati',
  },
  { alias: 'metodi', system: '2.16.840.1.113883.5.84', name: 'Metodi di misura' },
  { alias: 'parentele', system: codeSystems.roleCode, name: 'Parentele e ruoli' },
  {
    alias: 'visite',
    system: '2.16.840.1.113883.2.9.77.22.11.14',
    name: 'Tipi di visita e ricovero',
  },
  {
    alias: 'trapianti-interventi',
    system: '2.16.840.1.113883.2.9.77.22.11.12',
    name: 'Interventi di trapianto',
  },
  {
    alias: 'organi-mancanti',
    system: '2.16.840.1.113883.2.9.77.22.11.16',
    name: 'Organi mancanti, ICD-9-CM',
  },
  {
    alias: 'organi-mancanti-icd10',
    system: '2.16.840.1.113883.2.9.77.22.11.17',
    name: 'Organi mancanti, ICD-10',
  },
  { alias: 'trapianti', system: '2.16.840.1.113883.2.9.77.22.11.18', name: 'Trapianti' },
  {
    alias: 'esenzioni-toscana',
    system: '2.16.840.1.113883.2.9.2.90.6.22',
    name: 'Esenzioni della Toscana',
  },
];

const OID = /^\d+(?:\.\d+){3,}$/;

/** The OID behind a name such as `icd9cm`, or the OID itself; null for anything else. */
export function systemOfAlias(asked: string): string | null {
  if (OID.test(asked)) return asked;
  return known.find(({ alias }) => alias === asked.toLowerCase())?.system ?? null;
}

/** The code system a file's name speaks of: its OID or its alias. */
export function systemOfFileName(file: string): string | null {
  const stem = file.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z]+$/, '');
  return systemOfAlias(stem);
}

/** The Italian name of a code system; its OID where it has none here. */
export function catalogueName(system: string): string {
  return known.find((each) => each.system === system)?.name ?? `Elenco ${system}`;
}
