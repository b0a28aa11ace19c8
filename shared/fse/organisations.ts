/**
 * The local health units of the Region, to be chosen by name: code of the Ministry (FLS.11) and number of the
 * regional repository that belongs to it (gateway.md §8).
 */
export const organisations = [
  { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO', repository: '201' },
  { code: '090202', name: 'AZIENDA USL TOSCANA NORD OVEST', repository: '202' },
  { code: '090203', name: 'AZIENDA USL TOSCANA SUD EST', repository: '203' },
] as const;
