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
