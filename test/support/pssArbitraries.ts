import fc, { type Arbitrary } from 'fast-check';
import type { PssHeader } from '../../shared/pss/header/header.ts';
import type { Address, Identifier, PersonName, Telecom } from '../../shared/pss/header/person.ts';
import { pssSchema, type Pss } from '../../shared/pss/pss.ts';
import { allergyAbsences } from '../../shared/pss/sections/allergies.ts';
import { problemAbsences } from '../../shared/pss/sections/problems.ts';
import { therapyAbsences } from '../../shared/pss/sections/therapies.ts';
import type { Code } from '../../shared/pss/values/coded.ts';
import {
  words,
  maybe,
  several,
  some,
  day,
  moment,
  period,
  when,
  course,
  codeOf,
  icd,
  loinc,
  atc,
  cnd,
  encounterKind,
  route,
  site,
  interpretation,
  codedAs,
  uncoded,
  conceptOf,
  drug,
  decimal,
  quantity,
  range,
  finding,
  id,
  freeText,
  gravity,
  clinicalState,
  reaction,
} from './pssValueArbitraries.ts';

const allergy = fc.record({
  id,
  course,
  type: fc.oneof(
    fc.record({
      kind: fc.constant('listed' as const),
      type: fc.constantFrom('ALG', 'DINT', 'EINT', 'FINT', 'NAINT', 'OINT'),
    }),
    uncoded,
  ),
  onset: maybe(day),
  resolved: fc.constant(null),
  agents: some(fc.oneof(codedAs(atc), uncoded, fc.constant({ kind: 'unknown' as const }))),
  reactions: several(reaction),
  criticality: maybe(gravity),
  state: maybe(clinicalState),
  note: maybe(words),
});

const allergies = fc.oneof(
  fc.record({ kind: fc.constant('listed' as const), entries: some(allergy), freeText }),
  fc.record({
    kind: fc.constant('absent' as const),
    id,
    absence: fc.constantFrom(...allergyAbsences),
    since: maybe(moment),
    note: maybe(words),
    freeText,
  }),
);

const frequency = fc.record({ every: decimal, unit: fc.constantFrom('h', 'd', 'wk') });

const therapy = fc.record({
  id,
  use: fc.constantFrom('taken' as const, 'intended' as const),
  drug,
  course,
  frequency: maybe(frequency),
  route,
  site: maybe(site),
  dose: maybe(range),
  rate: maybe(range),
  note: maybe(words),
});

const therapies = fc.oneof(
  fc.record({ kind: fc.constant('listed' as const), entries: some(therapy), freeText }),
  fc.record({
    kind: fc.constant('absent' as const),
    id,
    absence: fc.constantFrom(...therapyAbsences),
    freeText,
  }),
);

const vaccinations = fc.record({
  entries: some(
    fc.record({
      id,
      vaccine: conceptOf(atc),
      given: maybe(moment),
      route: maybe(route),
      lot: maybe(words),
      coveredUntil: maybe(moment),
      dose: maybe(fc.integer({ min: 1, max: 9 })),
      reactions: several(reaction),
      note: maybe(words),
    }),
  ),
  freeText,
});

const problem = fc.record({
  id,
  course,
  kind: fc.constantFrom('75326-9', '75322-8', '74836-8', '75321-0', '52797-8'),
  onset: maybe(day),
  resolved: fc.constant(null),
  diagnosis: conceptOf(icd),
  severity: maybe(gravity),
  state: maybe(clinicalState),
  duration: maybe(fc.constantFrom('chronic' as const, 'acute' as const)),
  note: maybe(words),
  related: several(fc.record({ id, text: maybe(words) })),
});

const problems = fc.oneof(
  fc.record({ kind: fc.constant('listed' as const), entries: some(problem), freeText }),
  fc.record({
    kind: fc.constant('absent' as const),
    id,
    absence: fc.constantFrom(...problemAbsences),
    since: maybe(moment),
    freeText,
  }),
);

const gender = fc.constantFrom('M' as const, 'F' as const, 'UN' as const);
const age = fc.integer({ min: 0, max: 110 });
const relationKind = codeOf('2.16.840.1.113883.5.111', ['FTH', 'MTH', 'BRO', 'SIS']);

const familyHistory = fc.oneof(
  fc.record({
    kind: fc.constant('listed' as const),
    entries: some(
      fc.record({
        id,
        relation: relationKind,
        gender: maybe(gender),
        conditions: some(
          fc.record({
            what: codedAs(icd),
            recorded: maybe(moment),
            onsetAge: maybe(age),
            deathAge: maybe(age),
          }),
        ),
      }),
    ),
    freeText,
  }),
  fc.record({
    kind: fc.constant('absent' as const),
    id,
    absence: fc.constantFrom(...problemAbsences),
    freeText,
  }),
);

const lifestyle = fc.record({
  entries: some(fc.record({ id, what: loinc, at: maybe(moment), value: finding })),
  freeText,
});

const pregnancies = fc.record({
  entries: some(fc.record({ id, what: maybe(loinc), at: maybe(moment), value: finding })),
  freeText,
});

const reading = fc.record({
  id,
  what: loinc,
  at: maybe(moment),
  repeat: maybe(fc.nat(9)),
  value: quantity,
  interpretation: maybe(interpretation),
  method: maybe(codeOf('2.16.840.1.113883.5.84', ['0001'])),
  site: maybe(site),
});

const vitalSigns = fc.record({
  entries: some(
    fc.oneof(
      fc.record({ kind: fc.constant('single' as const), reading }),
      fc.record({
        kind: fc.constant('group' as const),
        id,
        at: maybe(moment),
        readings: some(reading),
      }),
    ),
  ),
  freeText,
});

const devices = fc.record({
  entries: some(fc.record({ id, what: codedAs(cnd), since: maybe(moment) })),
  freeText,
});

const plannedOf = <Kind extends string>(kind: Kind, code: Arbitrary<Code>) =>
  fc.record({ kind: fc.constant(kind), id, what: codedAs(code), when });

const carePlans = fc.record({
  entries: some(
    fc.oneof(
      plannedOf('examination', loinc),
      plannedOf('procedure', icd),
      plannedOf('encounter', encounterKind),
      plannedOf('activity', loinc),
      fc.record({
        kind: fc.constant('drug' as const),
        id,
        drug,
        when,
        frequency: maybe(frequency),
      }),
    ),
  ),
  freeText,
});

const procedures = fc.record({
  entries: some(
    fc.record({
      id,
      what: codedAs(icd),
      state: fc.constantFrom('active', 'completed', 'aborted', 'suspended', 'cancelled'),
      period: maybe(period),
      reason: maybe(icd),
      encounter: maybe(fc.record({ what: encounterKind, when })),
    }),
  ),
  freeText,
});

const personName: Arbitrary<PersonName> = fc.record({
  family: words,
  given: words,
  prefix: maybe(words),
});

const structureId: Arbitrary<Identifier> = fc.record({
  root: fc.constant('2.16.840.1.113883.2.9.4.1.2'),
  extension: fc.constantFrom('090201', '090202'),
  authority: fc.constant('Ministero della Salute'),
});

const personId = (codiceFiscale: string): Arbitrary<Identifier> =>
  fc.constant({
    root: '2.16.840.1.113883.2.9.4.3.2',
    extension: codiceFiscale,
    authority: 'MEF',
  });

const doctorId = personId('MNZLSN99E05F205J');

const encounters = fc.record({
  entries: some(
    fc.record({
      id,
      what: codedAs(encounterKind),
      when,
      performer: fc.record({
        id: maybe(doctorId),
        name: maybe(personName),
        period: maybe(period),
      }),
    }),
  ),
  freeText,
});

const functionalStatus = fc.record({
  motor: maybe(
    fc.record({
      capacity: fc.constantFrom('LA21285-4', 'LA21286-5', 'LA4270-0', 'LA6743-4'),
      since: maybe(moment),
    }),
  ),
  care: maybe(fc.record({ regime: fc.constantFrom('PSSADI', 'PSSADP'), since: maybe(moment) })),
  mental: maybe(
    fc.record({
      what: icd,
      status: fc.constantFrom('normal', 'nullified', 'obsolete'),
      since: maybe(moment),
    }),
  ),
  freeText: some(words),
});

const investigations = fc.record({
  entries: some(
    fc.record({
      id,
      what: maybe(loinc),
      at: maybe(moment),
      results: some(
        fc.record({
          id,
          what: conceptOf(loinc),
          at: maybe(moment),
          value: finding,
          interpretation: maybe(interpretation),
          reference: maybe(
            fc.oneof(
              fc.record({ kind: fc.constant('interval' as const), interval: range }),
              fc.record({ kind: fc.constant('text' as const), text: words }),
            ),
          ),
        }),
      ),
    }),
  ),
  freeText,
});

const organDonation = fc.record({
  choice: maybe(
    fc.record({
      answer: fc.constantFrom('consent', 'dissent'),
      on: maybe(fc.oneof(day, fc.constantFrom('2018', '2018-06'))),
    }),
  ),
  freeText: some(words),
});

const exemptionCode = codeOf('2.16.840.1.113883.2.9.6.1.22', ['0A31', '013', 'E01']);

const exemptions = fc.oneof(
  fc.record({
    kind: fc.constant('listed' as const),
    entries: some(fc.record({ id, what: codedAs(exemptionCode), course, note: maybe(words) })),
    freeText,
  }),
  fc.record({ kind: fc.constant('absent' as const), id, course, freeText }),
);

const diseaseNetworks = fc.record({
  entries: some(
    fc.record({
      id,
      what: conceptOf(codeOf('2.16.840.1.113883.2.9.2.90.77.1', ['DIAB'])),
      course,
      note: maybe(words),
    }),
  ),
  freeText,
});

const address: Arbitrary<Address> = fc.record({
  use: maybe(fc.constantFrom('H' as const, 'HP' as const)),
  country: fc.constant('100'),
  region: maybe(fc.constant('090')),
  province: maybe(fc.constant('FI')),
  city: words,
  municipality: fc.constant('048017'),
  postalCode: fc.constant('50100'),
  street: words,
});

const workAddress = address.map((value): Address => ({ ...value, use: 'WP' }));

const privateTelecom: Arbitrary<Telecom> = fc.record({
  use: fc.constantFrom('HP' as const, 'MC' as const),
  uri: fc.constantFrom('tel:0550000031', 'mailto:prova@example.org'),
});
const workTelecom: Arbitrary<Telecom> = fc.constant({ use: 'WP', uri: 'tel:0550000000' });

const person = fc.record({
  id: personId('DRCGNN12A46A326K'),
  name: personName,
  address: maybe(address),
  telecoms: several(privateTelecom),
});

const instant = day.map((text) => `${text}T10:15:00+01:00`);
const signatory = fc.record({ at: instant, person });

const documentId = (extension: string): Identifier => ({
  root: '2.16.840.1.113883.2.9.2.90.4.4',
  extension: `090201.PSS.201.${extension}`,
  authority: 'Regione Toscana',
});

const chain = fc.constantFrom<Pick<PssHeader, 'id' | 'setId' | 'version' | 'related'>>(
  { id: documentId('SINTESI1'), setId: null, version: null, related: [] },
  { id: documentId('SINTESI1'), setId: documentId('SINTESI1'), version: 1, related: [] },
  {
    id: documentId('SINTESI2'),
    setId: documentId('SINTESI1'),
    version: 2,
    related: [
      {
        how: 'RPLC',
        id: documentId('SINTESI1'),
        setId: documentId('SINTESI1'),
        version: 1,
      },
    ],
  },
);

const header = fc
  .tuple(
    chain,
    fc.record({
      title: fc.constant('Profilo Sanitario Sintetico'),
      createdAt: instant,
      confidentiality: fc.constantFrom('N', 'R', 'V'),
      patient: fc.record({
        ids: fc.tuple(personId('RMSLSO31M04Z404R')),
        address: maybe(address),
        telecoms: several(privateTelecom),
        name: personName,
        gender,
        birth: day,
        birthplace: maybe(address.map((value) => ({ ...value, use: null }))),
        guardian: maybe(
          fc.record({
            id: personId('BRGLRZ80D58H501Q'),
            relation: maybe(relationKind),
            address: maybe(address),
            telecoms: several(privateTelecom),
            name: personName,
          }),
        ),
      }),
      author: fc.record({
        at: instant,
        role: fc.constantFrom('MMG', 'PLS'),
        id: doctorId,
        name: personName,
        address: maybe(workAddress),
        telecoms: fc.tuple(workTelecom),
      }),
      dataEnterer: maybe(signatory),
      informants: several(
        fc.record({ kind: fc.constantFrom('CON', 'PROV', 'PRS'), name: personName }),
      ),
      custodian: fc.record({
        id: structureId,
        name: words,
        telecom: maybe(workTelecom),
        address: maybe(workAddress),
      }),
      legalAuthenticator: signatory,
      authenticator: maybe(signatory),
      contacts: several(
        fc.record({
          kind: fc.constantFrom('ECON', 'NOK', 'CAREGIVER'),
          relation: maybe(relationKind),
          person,
        }),
      ),
      events: some(
        fc.record({
          what: maybe(codeOf('2.16.840.1.113883.2.9.5.1.4', ['PROG'])),
          when,
        }),
      ),
    }),
  )
  .map(([place, rest]) => ({ ...rest, ...place }));

/** The generator prefers edge values, so that two entries may get the same identity; no program gives it twice. */
function hasDistinctIds(pss: Pss): boolean {
  const entries = JSON.stringify(pss.sections, (key, value: unknown) =>
    key === 'related' ? null : value,
  );
  const ids = [...entries.matchAll(/"id":"([^"]*)"/g)].map((match) => match[1]);
  return new Set(ids).size === ids.length;
}

/** Any PSS the model admits and the official rules accept: all sections, odd characters, every absence and course. */
export const pssArbitrary: Arbitrary<Pss> = fc
  .record({
    header,
    sections: fc.record({
      allergies,
      therapies,
      problems,
      familyHistory,
      vaccinations: maybe(vaccinations),
      lifestyle: maybe(lifestyle),
      pregnancies: maybe(pregnancies),
      vitalSigns: maybe(vitalSigns),
      devices: maybe(devices),
      carePlans: maybe(carePlans),
      procedures: maybe(procedures),
      encounters: maybe(encounters),
      functionalStatus: maybe(functionalStatus),
      investigations: maybe(investigations),
      organDonation: maybe(organDonation),
      exemptions: maybe(exemptions),
      diseaseNetworks: maybe(diseaseNetworks),
    }),
  })
  .map((pss) => pssSchema.parse(pss))
  .filter(hasDistinctIds);
