import type { PssHeader } from '../../../shared/pss/header/header.ts';
import type { Address, Identifier } from '../../../shared/pss/header/person.ts';
import { role } from './codes.ts';

const WRITTEN_AT = '2026-11-15T10:15:00+01:00';

function codiceFiscale(extension: string): Identifier {
  return { root: '2.16.840.1.113883.2.9.4.3.2', extension, authority: 'MEF' };
}

function documentId(progressive: string): Identifier {
  return {
    root: '2.16.840.1.113883.2.9.2.90.4.4',
    extension: `090201.PSS.201.${progressive}`,
    authority: 'Regione Toscana',
  };
}

function florentine(street: string): Address {
  return {
    use: 'H',
    country: '100',
    region: '090',
    province: 'FI',
    city: 'Firenze',
    municipality: '048017',
    postalCode: '50137',
    street,
  };
}

const born: Address = {
  use: null,
  country: '404',
  region: null,
  province: null,
  city: null,
  municipality: null,
  postalCode: null,
  street: null,
};

/** The header of a first version by the test doctor for a test patient; `progressive` ends the document's identifier. */
export function testHeader(progressive: string): PssHeader {
  const id = documentId(progressive);
  const doctor = codiceFiscale('MNZLSN99E05F205J');
  return {
    id,
    setId: id,
    version: 1,
    title: 'Profilo Sanitario Sintetico',
    createdAt: WRITTEN_AT,
    confidentiality: 'N',
    patient: {
      ids: [codiceFiscale('RMSLSO31M04Z404R')],
      address: florentine('Via dei Campioni 31'),
      telecoms: [{ use: 'MC', uri: 'tel:0550000031' }],
      name: { family: 'Ramusa', given: 'Olso', prefix: null },
      gender: 'M',
      birth: '1931-08-04',
      birthplace: born,
      guardian: null,
    },
    author: {
      at: WRITTEN_AT,
      role: 'MMG',
      id: doctor,
      name: { family: 'Manzi', given: 'Alessandro', prefix: 'Dott.' },
      address: null,
      telecoms: [{ use: 'WP', uri: 'tel:0550000000' }],
    },
    dataEnterer: null,
    informants: [],
    custodian: {
      id: {
        root: '2.16.840.1.113883.2.9.4.1.2',
        extension: '090201',
        authority: 'Ministero della Salute',
      },
      name: 'Azienda USL Toscana Centro (prova)',
      telecom: null,
      address: null,
    },
    legalAuthenticator: {
      at: WRITTEN_AT,
      person: {
        id: doctor,
        name: { family: 'Manzi', given: 'Alessandro', prefix: null },
        address: null,
        telecoms: [],
      },
    },
    authenticator: null,
    contacts: [
      {
        kind: 'ECON',
        relation: role('DAUC', 'figlia'),
        person: {
          id: codiceFiscale('DRCGNN12A46A326K'),
          name: { family: 'Darico', given: 'Giunna', prefix: null },
          address: null,
          telecoms: [{ use: 'MC', uri: 'tel:3330000001' }],
        },
      },
    ],
    events: [
      {
        what: {
          system: '2.16.840.1.113883.2.9.5.1.4',
          code: 'PROG',
          display: 'Accesso Programmato',
        },
        when: { kind: 'moment', at: WRITTEN_AT },
      },
    ],
    related: [],
  };
}
