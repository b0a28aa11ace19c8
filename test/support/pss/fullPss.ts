import { pssSchema, type Pss, type PssSections } from '../../../shared/pss/pss.ts';
import {
  aic,
  allergen,
  atc,
  bodySite,
  cnd,
  coded,
  encounterKind,
  entryId,
  exemptionCode,
  icd9,
  interpretation,
  loinc,
  quantity,
  role,
  route,
} from './codes.ts';
import { testHeader } from './headers.ts';

const diabetes = icd9('250.00', 'Diabete mellito tipo II');
const hypertension = icd9('401.9', 'Ipertensione essenziale non specificata');

const history: Pick<PssSections, 'allergies' | 'therapies' | 'vaccinations' | 'problems'> = {
  allergies: {
    kind: 'listed',
    entries: [
      {
        id: entryId(1),
        course: { state: 'active', since: '2004-03-18' },
        type: { kind: 'listed', type: 'ALG' },
        onset: '2004-03-18',
        resolved: null,
        agents: [
          coded(
            'amoxicillina con acido clavulanico',
            atc('J01CR02', 'AMOXICILLINA E INIBITORI ENZIMATICI'),
          ),
        ],
        reactions: [
          {
            what: coded('orticaria al tronco', icd9('708.0', 'Orticaria allergica')),
            since: '2004-03-18',
          },
        ],
        criticality: 'H',
        state: 'active',
        note: 'Comparsa alla seconda compressa; da allora usati solo macrolidi.',
      },
      {
        id: entryId(2),
        course: { state: 'active', since: '1998' },
        type: { kind: 'listed', type: 'EINT' },
        onset: '1998',
        resolved: null,
        agents: [coded('nichel', allergen('33396006', 'Nichel'))],
        reactions: [{ what: { kind: 'uncoded', text: 'prurito alle mani' }, since: null }],
        criticality: 'L',
        state: 'active',
        note: null,
      },
    ],
    freeText: ['Porta con sé la tessera con l’allergia al farmaco.'],
  },
  therapies: {
    kind: 'listed',
    entries: [
      {
        id: entryId(11),
        use: 'taken',
        drug: coded(
          'fondaparinux 2,5 mg',
          aic('035606033', 'ARIXTRA 2,5 mg siringhe'),
          atc('B01AX05', 'FONDAPARINUX'),
        ),
        course: { state: 'active', since: '2026-11-02' },
        frequency: { every: '24', unit: 'h' },
        route: route('SQ', 'Injection, subcutaneous'),
        site: null,
        dose: { low: quantity('2.5', 'mg'), high: quantity('2.5', 'mg') },
        rate: null,
        note: 'Fino al controllo ortopedico.',
      },
      {
        id: entryId(12),
        use: 'taken',
        drug: coded('metformina 850 mg', atc('A10BA02', 'METFORMINA')),
        course: { state: 'active', since: '2017-06' },
        frequency: { every: '12', unit: 'h' },
        route: route('PO', 'Swallow, oral'),
        site: null,
        dose: { low: quantity('850', 'mg'), high: quantity('850', 'mg') },
        rate: null,
        note: null,
      },
      {
        id: entryId(13),
        use: 'intended',
        drug: coded('atorvastatina 20 mg', atc('C10AA05', 'ATORVASTATINA')),
        course: { state: 'suspended', since: '2026-09-01' },
        frequency: { every: '1', unit: 'd' },
        route: route('PO', 'Swallow, oral'),
        site: null,
        dose: null,
        rate: null,
        note: 'Sospesa per dolori muscolari.',
      },
    ],
    freeText: [],
  },
  vaccinations: {
    entries: [
      {
        id: entryId(21),
        vaccine: coded('vaccino antipneumococcico', atc('J07AL02', 'VACCINO PNEUMOCOCCICO')),
        given: '2025-10-21',
        route: route('IM', 'Injection, intramuscular'),
        lot: 'PN-2025-0417',
        coveredUntil: '2035-10-21',
        dose: 1,
        reactions: [{ what: { kind: 'uncoded', text: 'dolore al braccio' }, since: '2025-10-22' }],
        note: 'Tollerato bene.',
      },
      {
        id: entryId(22),
        vaccine: { kind: 'uncoded', text: 'antitetanica, richiamo riferito' },
        given: null,
        route: null,
        lot: null,
        coveredUntil: null,
        dose: null,
        reactions: [],
        note: null,
      },
    ],
    freeText: [],
  },
  problems: {
    kind: 'listed',
    entries: [
      {
        id: entryId(31),
        course: { state: 'active', since: '2017-06' },
        kind: '75326-9',
        onset: '2017-06',
        resolved: null,
        diagnosis: coded('diabete tipo 2 in compenso', diabetes),
        severity: 'M',
        state: 'active',
        duration: 'chronic',
        note: 'Emoglobina glicata 6,9% a ottobre.',
        related: [{ id: entryId(12), text: 'terapia con metformina' }],
      },
      {
        id: entryId(32),
        course: { state: 'active', since: '2009' },
        kind: '75326-9',
        onset: '2009',
        resolved: null,
        diagnosis: coded('pressione alta', hypertension),
        severity: 'L',
        state: 'active',
        duration: 'chronic',
        note: null,
        related: [],
      },
      {
        id: entryId(33),
        course: { state: 'completed', since: '2019-02-03', until: '2019-05-30' },
        kind: '75322-8',
        onset: '2019-02-03',
        resolved: '2019-05-30',
        diagnosis: { kind: 'uncoded', text: 'sciatica destra' },
        severity: null,
        state: 'inactive',
        duration: 'acute',
        note: null,
        related: [],
      },
    ],
    freeText: [],
  },
};

const life: Pick<
  PssSections,
  'familyHistory' | 'lifestyle' | 'pregnancies' | 'vitalSigns' | 'devices'
> = {
  familyHistory: {
    kind: 'listed',
    entries: [
      {
        id: entryId(41),
        relation: role('MTH', 'madre'),
        gender: 'F',
        conditions: [
          {
            what: coded('infarto', icd9('410.90', 'Infarto miocardico acuto')),
            recorded: null,
            onsetAge: 66,
            deathAge: 71,
          },
          { what: coded('diabete', diabetes), recorded: '2017-06', onsetAge: null, deathAge: null },
        ],
      },
    ],
    freeText: ['Nulla di rilevante nel ramo paterno.'],
  },
  lifestyle: {
    entries: [
      {
        id: entryId(51),
        what: loinc('72166-2', 'Abitudine al fumo'),
        at: '2026-11-15',
        value: { kind: 'code', code: loinc('LA15920-4', 'Former smoker') },
      },
      {
        id: entryId(52),
        what: loinc('11295-3', 'Bevande alcoliche al giorno'),
        at: '2026-11-15',
        value: { kind: 'quantity', quantity: quantity('1', '{drink}/d') },
      },
    ],
    freeText: ['Cammina mezz’ora al giorno.'],
  },
  pregnancies: {
    entries: [
      {
        id: entryId(61),
        what: loinc('11614-5', 'Aborti spontanei'),
        at: '2026-11-15',
        value: { kind: 'count', count: 0 },
      },
    ],
    freeText: [],
  },
  vitalSigns: {
    entries: [
      {
        kind: 'group',
        id: entryId(71),
        at: '2026-11-15',
        readings: [
          {
            id: entryId(72),
            what: loinc('8480-6', 'Pressione sistolica'),
            at: '2026-11-15',
            repeat: 1,
            value: quantity('136', 'mm[Hg]'),
            interpretation: interpretation('N', 'Normal'),
            method: null,
            site: bodySite('LA', 'left arm'),
          },
          {
            id: entryId(73),
            what: loinc('8462-4', 'Pressione diastolica'),
            at: '2026-11-15',
            repeat: 1,
            value: quantity('82', 'mm[Hg]'),
            interpretation: interpretation('N', 'Normal'),
            method: null,
            site: bodySite('LA', 'left arm'),
          },
        ],
      },
      {
        kind: 'single',
        reading: {
          id: entryId(74),
          what: loinc('29463-7', 'Peso'),
          at: '2026-11-15',
          repeat: null,
          value: quantity('71.4', 'kg'),
          interpretation: null,
          method: null,
          site: null,
        },
      },
    ],
    freeText: [],
  },
  devices: {
    entries: [
      {
        id: entryId(81),
        what: coded('pacemaker bicamerale', cnd('J010103', 'PACE MAKER IMPIANTABILI BICAMERALI')),
        since: '2021-09-14',
      },
    ],
    freeText: ['Bastone da passeggio.'],
  },
};

const care: Omit<PssSections, keyof typeof history | keyof typeof life> = {
  carePlans: {
    entries: [
      {
        kind: 'examination',
        id: entryId(91),
        what: coded('emoglobina glicata', loinc('4548-4', 'Emoglobina A1c')),
        when: { kind: 'moment', at: '2027-02-10' },
      },
      {
        kind: 'drug',
        id: entryId(92),
        drug: coded('fondaparinux', aic('035606033', 'ARIXTRA 2,5 mg siringhe')),
        when: { kind: 'period', period: { from: '2026-11-16', to: '2026-12-06' } },
        frequency: { every: '24', unit: 'h' },
      },
      {
        kind: 'procedure',
        id: entryId(93),
        what: coded('elettrocardiogramma', icd9('89.52', 'Elettrocardiogramma')),
        when: { kind: 'moment', at: '2026-12-01' },
      },
      {
        kind: 'encounter',
        id: entryId(94),
        what: coded('visita diabetologica', encounterKind('AMB', 'Ambulatoriale')),
        when: { kind: 'moment', at: '2027-03-02' },
      },
      {
        kind: 'activity',
        id: entryId(95),
        what: coded('educazione alimentare', loinc('61144-2', 'Diet and nutrition')),
        when: { kind: 'period', period: { from: '2027-01-11', to: '2027-04-30' } },
      },
    ],
    freeText: [],
  },
  procedures: {
    entries: [
      {
        id: entryId(101),
        what: coded('protesi del ginocchio', icd9('81.54', 'Sostituzione totale del ginocchio')),
        state: 'completed',
        period: { from: '2026-10-20', to: '2026-10-20' },
        reason: icd9('715.96', 'Artrosi del ginocchio'),
        encounter: {
          what: encounterKind('IMP', 'Ricovero'),
          when: { kind: 'period', period: { from: '2026-10-19', to: '2026-10-26' } },
        },
      },
    ],
    freeText: [],
  },
  encounters: {
    entries: [
      {
        id: entryId(111),
        what: coded('ricovero in ortopedia', encounterKind('IMP', 'Ricovero')),
        when: { kind: 'period', period: { from: '2026-10-19', to: '2026-10-26' } },
        performer: {
          id: null,
          name: { family: 'Taddei', given: 'Corso', prefix: 'Dott.' },
          period: null,
        },
      },
    ],
    freeText: [],
  },
  functionalStatus: {
    motor: { capacity: 'LA21286-5', since: '2026-10-26' },
    care: { regime: 'PSSADI', since: '2026-10-28' },
    mental: {
      what: icd9('780.97', 'Stato mentale alterato'),
      status: 'obsolete',
      since: '2026-10-20',
    },
    freeText: ['Barthel 75/100.'],
  },
  investigations: {
    entries: [
      {
        id: entryId(121),
        what: null,
        at: '2026-11-04',
        results: [
          {
            id: entryId(122),
            what: coded('creatinina', loinc('2160-0', 'Creatinina')),
            at: '2026-11-04',
            value: { kind: 'quantity', quantity: quantity('1.3', 'mg/dL') },
            interpretation: interpretation('H', 'High'),
            reference: {
              kind: 'interval',
              interval: { low: quantity('0.7', 'mg/dL'), high: quantity('1.2', 'mg/dL') },
            },
          },
          {
            id: entryId(123),
            what: { kind: 'uncoded', text: 'sedimento urinario' },
            at: '2026-11-04',
            value: { kind: 'text', text: 'rari leucociti' },
            interpretation: interpretation('N', 'Normal'),
            reference: { kind: 'text', text: 'assenza di elementi' },
          },
        ],
      },
    ],
    freeText: [],
  },
  organDonation: { choice: { answer: 'consent', on: '2018-06-07' }, freeText: [] },
  exemptions: {
    kind: 'listed',
    entries: [
      {
        id: entryId(131),
        what: coded('diabete mellito', exemptionCode('013', 'Diabete mellito')),
        course: { state: 'active', since: '2017-09-01' },
        note: null,
      },
      {
        id: entryId(132),
        what: coded('esenzione per reddito', exemptionCode('E01', 'Reddito')),
        course: { state: 'completed', since: '2024-04-01', until: '2025-03-31' },
        note: 'Da rinnovare ogni anno.',
      },
    ],
    freeText: [],
  },
  diseaseNetworks: {
    entries: [
      {
        id: entryId(141),
        what: { kind: 'uncoded', text: 'percorso aziendale del diabete' },
        course: { state: 'active', since: '2018-01-15' },
        note: 'Controllo semestrale.',
      },
    ],
    freeText: [],
  },
};

/** A document with all seventeen sections and nearly everything an entry may say. */
export const fullPss: Pss = pssSchema.parse({
  header: testHeader('SINTESI0000000001'),
  sections: { ...history, ...life, ...care },
});
