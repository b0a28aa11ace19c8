import { pssSchema, type Pss } from '../../../shared/pss/pss.ts';
import { entryId } from './codes.ts';
import { testHeader } from './headers.ts';

/** A document with nothing but the deliberate statements that there is nothing to list. */
export const minimalPss: Pss = pssSchema.parse({
  header: testHeader('SINTESI0000000002'),
  sections: {
    allergies: {
      kind: 'absent',
      id: entryId(1),
      absence: 'no-known-allergies',
      since: '2026-11-15',
      note: null,
      freeText: [],
    },
    therapies: {
      kind: 'absent',
      id: entryId(2),
      absence: 'no-known-medications',
      freeText: [],
    },
    problems: {
      kind: 'absent',
      id: entryId(3),
      absence: 'no-known-problems',
      since: '2026-11-15',
      freeText: [],
    },
    familyHistory: { kind: 'absent', id: entryId(4), absence: 'no-problem-info', freeText: [] },
    vaccinations: null,
    lifestyle: null,
    pregnancies: null,
    vitalSigns: null,
    devices: null,
    carePlans: null,
    procedures: null,
    encounters: null,
    functionalStatus: null,
    investigations: null,
    organDonation: null,
    exemptions: {
      kind: 'absent',
      id: entryId(5),
      course: { state: 'active', since: '2026-11-15' },
      freeText: [],
    },
    diseaseNetworks: null,
  },
});
