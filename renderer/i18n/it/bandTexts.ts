/** Texts of the patient band. */
export const bandTexts = {
  patient: 'Assistito',
  born: 'Nato il',
  sex: 'Sesso',
  fiscalCode: 'Codice fiscale',
  years: (years: number) => (years === 1 ? '1 anno' : `${String(years)} anni`),
  sexes: { M: 'M', F: 'F', UN: 'non indicato' },
} as const;
