/** Units whose UCUM code is not what a doctor writes (UCUM, case sensitive form). */
const WORDS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH₂O',
  Cel: '°C',
  '/min': 'al minuto',
  '[iU]': 'UI',
  '[IU]': 'UI',
  '[drp]': 'gocce',
  '[in_i]': 'pollici',
  '10*3/uL': '10³/µL',
  '10*6/uL': '10⁶/µL',
  '10*9/L': '10⁹/L',
  '10*12/L': '10¹²/L',
  'mL/min/{1.73_m2}': 'mL/min/1,73 m²',
  'mL/min/1.73.m2': 'mL/min/1,73 m²',
  'kg/m2': 'kg/m²',
  '{drink}/d': 'al giorno',
  '{tbl}': 'compresse',
  '{tablet}': 'compresse',
  '{compressa}': 'compresse',
  '{capsule}': 'capsule',
  '{capsula}': 'capsule',
  '{puff}': 'spruzzi',
  '{INR}': '',
  '1': '',
  '[pH]': '',
};

/** Singular and plural of the units of time. */
const TIMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  s: ['secondo', 'secondi'],
  min: ['minuto', 'minuti'],
  h: ['ora', 'ore'],
  d: ['giorno', 'giorni'],
  wk: ['settimana', 'settimane'],
  mo: ['mese', 'mesi'],
  mo_j: ['mese', 'mesi'],
  a: ['anno', 'anni'],
  a_j: ['anno', 'anni'],
};

/** One part of a unit: annotations become their words, `u` before a known unit becomes `µ`, powers rise. */
function partWords(part: string): string {
  return (
    WORDS[part] ??
    part
      .replaceAll(/\{([^}]*)\}/g, (_, words: string) => words.replaceAll('_', ' '))
      .replaceAll(/\[(?:iU|IU)\]/g, 'UI')
      .replaceAll(/\[([^\]]*)\]/g, '$1')
      .replace(/^u(?=[a-zA-Z])/, 'µ')
      .replace(/^10\*(\d+)$/, '10^$1')
  );
}

/** A UCUM unit as a doctor writes it: `mm[Hg]` is "mmHg", `[iU]/mL` "UI/mL"; `''` for pure numbers. */
export function unitWords(unit: string): string {
  return WORDS[unit] ?? unit.split('/').map(partWords).join('/');
}

/** A number in Italian: decimal comma, no zeros that say nothing are dropped, the precision is part of it. */
export function numberWords(value: string): string {
  return value.replace('.', ',');
}

/** A quantity as a doctor writes it: `136 mmHg`, `12 ore`, `1 mese`. */
export function quantityText(value: string, unit: string): string {
  const time = TIMES[unit];
  const words = time === undefined ? unitWords(unit) : Number(value) === 1 ? time[0] : time[1];
  return words === '' ? numberWords(value) : `${numberWords(value)} ${words}`;
}

/** How often, from the period between two times: `ogni 12 ore`, `ogni giorno`. */
export function everyWords(value: string, unit: string): string {
  const time = TIMES[unit];
  if (time !== undefined && Number(value) === 1) return `ogni ${time[0]}`;
  return `ogni ${quantityText(value, unit)}`;
}
