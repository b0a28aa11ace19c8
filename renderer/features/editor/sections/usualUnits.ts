/** What each usual measure is given in, by its LOINC code. */
const usualUnits: Readonly<Record<string, string>> = {
  '8480-6': 'mm[Hg]',
  '8462-4': 'mm[Hg]',
  '8867-4': '/min',
  '9279-1': '/min',
  '8310-5': 'Cel',
  '59408-5': '%',
  '2708-6': '%',
  '29463-7': 'kg',
  '8302-2': 'cm',
  '39156-5': 'kg/m2',
  '8280-0': 'cm',
  '8287-5': 'cm',
};

/** The unit (UCUM) a measure is usually given in; `1` where we know none. */
export function usualUnit(code: string): string {
  return usualUnits[code] ?? '1';
}

/** Units (UCUM) offered for a measure. */
export const measureUnits: readonly string[] = [
  ...new Set(Object.values(usualUnits)),
  'mg/dL',
  '1',
];
