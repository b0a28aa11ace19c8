/** `displayName` of the administrative genders (2.16.840.1.113883.5.1). */
export const genderDisplays = {
  M: 'Maschio',
  F: 'Femmina',
  UN: 'Indifferenziato',
} as const;
