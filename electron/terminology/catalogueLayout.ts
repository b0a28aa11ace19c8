import { codeSystems } from '../../shared/cda/codeSystems.ts';
import type { Concept } from '../../shared/terminology/concept.ts';
import { repairText } from '../../shared/terminology/repairText.ts';
import type { RowFault } from './catalogueRow.ts';

/** A row understood: a concept, a fault, or a row that is well-formed and deliberately left out. */
export type RowReading =
  { readonly concept: Concept } | { readonly fault: RowFault } | { readonly leftOut: 'withdrawn' };

/** How the rows of a file are understood. */
export interface CatalogueLayout {
  /** The code system the columns give away, or null where the file's name or the person must say. */
  readonly system: string | null;
  read(values: ReadonlyMap<string, string>): RowReading;
}

/** Longer than any name of the official lists; a longer one is a row that went wrong. */
const MAX_NAME = 1000;
const MAX_CODE = 64;

function conceptOf(parts: {
  readonly code: string;
  readonly display: string;
  readonly detail?: string;
  readonly classCode?: string;
}): RowReading {
  const code = parts.code.trim();
  const display = repairText(parts.display);
  const detail = repairText(parts.detail ?? '');
  const classCode = parts.classCode ?? '';
  if (code === '') return { fault: 'no-code' };
  if (display === '') return { fault: 'no-name' };
  if (code.length > MAX_CODE || display.length > MAX_NAME || detail.length > MAX_NAME) {
    return { fault: 'too-long' };
  }
  return { concept: { code, display, detail, classCode: classCode === '' ? null : classCode } };
}

/** An AIC as nine digits: spreadsheets drop the zeros in front. */
function aicCode(code: string): string {
  return /^\d{1,8}$/.test(code) ? code.padStart(9, '0') : code;
}

/** AIFA's open data `confezioni.csv` and `confezioni_fornitura.csv` (pss-cda.md §9). */
const aifaLayout: CatalogueLayout = {
  system: codeSystems.aic,
  read: (values) => {
    const value = (name: string) => values.get(name) ?? '';
    if (/^revoc/i.test(value('stato_amministrativo'))) return { leftOut: 'withdrawn' };
    const name = value('denominazione');
    return conceptOf({
      code: aicCode(value('codice_aic')),
      display: name === '' ? '' : `${name} ${value('descrizione')}`,
      detail: value('pa_associati'),
      classCode: value('codice_atc'),
    });
  },
};

/** LOINC's table or one of its linguistic variants: the first name that is filled in. */
const loincLayout: CatalogueLayout = {
  system: codeSystems.loinc,
  read: (values) => {
    const names = ['linguisticvariantdisplayname', 'displayname', 'long_common_name', 'component'];
    const display = names.map((name) => values.get(name) ?? '').find((name) => name !== '') ?? '';
    return conceptOf({
      code: values.get('loinc_num') ?? '',
      display,
      detail: values.get('shortname') ?? '',
    });
  },
};

const CODE_COLUMNS: readonly (readonly [column: string, system: string | null])[] = [
  ['code', null],
  ['codice', null],
  ['codice_atc', codeSystems.atc],
  ['atc', codeSystems.atc],
  ['codice_icd9cm', codeSystems.icd9cm],
  ['icd9cm', codeSystems.icd9cm],
  ['codice_cnd', codeSystems.cnd],
  ['cnd', codeSystems.cnd],
  ['codice_esenzione', '2.16.840.1.113883.2.9.6.1.22'],
  ['esenzione', '2.16.840.1.113883.2.9.6.1.22'],
];
const NAME_COLUMNS = [
  'description',
  'descrizione',
  'display',
  'displayname',
  'denominazione',
  'descrizione_atc',
  'descrizione_icd9cm',
  'descrizione_cnd',
  'descrizione_esenzione',
];
const DETAIL_COLUMNS = ['detail', 'dettaglio', 'sinonimi'];
const CLASS_COLUMNS = ['class', 'classe'];

/** The layout of a file by its column names; null where there is no column of codes or none of names. */
export function recogniseLayout(columns: readonly string[]): CatalogueLayout | null {
  if (columns.includes('codice_aic') && columns.includes('denominazione')) return aifaLayout;
  if (columns.includes('loinc_num')) return loincLayout;
  const code = CODE_COLUMNS.find(([column]) => columns.includes(column));
  const display = NAME_COLUMNS.find((column) => columns.includes(column));
  if (code === undefined || display === undefined) return null;
  const detail = DETAIL_COLUMNS.find((column) => columns.includes(column)) ?? '';
  const classCode = CLASS_COLUMNS.find((column) => columns.includes(column)) ?? '';
  const [codeColumn, system] = code;
  return {
    system,
    read: (values) =>
      conceptOf({
        code: values.get(codeColumn) ?? '',
        display: values.get(display) ?? '',
        detail: values.get(detail) ?? '',
        classCode: values.get(classCode) ?? '',
      }),
  };
}
