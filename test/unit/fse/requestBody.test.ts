import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  gatewayEnvironmentSchema,
  stageEnvironment,
} from '../../../shared/fse/gatewayEnvironment.ts';
import { doctorProfileSchema, localityOf, personCx } from '../../../shared/fse/doctorProfile.ts';
import {
  publicationBodySchema,
  publicationMetadata,
  serializeBody,
  updateBodySchema,
  updateMetadata,
} from '../../../shared/fse/requestBody.ts';
import { isWireTime, wireTime } from '../../../shared/fse/wireTime.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

const environment = stageEnvironment('https://gateway.example/gateway/v2');
const documentId = '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI1';
const identificativoSottomissione = '2.16.840.1.113883.2.9.2.90.4.3.20261123';
const input = {
  profile: stageDoctor,
  environment,
  serviceStart: new Date('2026-11-23T09:29:00Z'),
  serviceEnd: new Date('2026-11-23T09:30:00Z'),
  visibility: null,
} as const;

function publication(): z.infer<typeof publicationBodySchema> {
  return publicationBodySchema.parse({
    ...publicationMetadata({ ...input, documentId }),
    identificativoSottomissione,
  });
}

describe('bodies', () => {
  it('of create are these bytes', () => {
    expect(serializeBody(publication())).toBe(
      '{"healthDataFormat":"CDA","mode":"ATTACHMENT",' +
        '"identificativoDoc":"2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI1",' +
        '"identificativoRep":"2.16.840.1.113883.2.9.2.90.4.5.201",' +
        '"tipologiaStruttura":"Territorio","tipoDocumentoLivAlto":"SUM","assettoOrganizzativo":"AD_PSC130",' +
        '"dataInizioPrestazione":"20261123102900","dataFinePrestazione":"20261123103000",' +
        '"tipoAttivitaClinica":"OBS","administrativeRequest":["SSN"],' +
        '"identificativoSottomissione":"2.16.840.1.113883.2.9.2.90.4.3.20261123"}',
    );
  });

  it('of update metadata carry neither document nor repository nor format', () => {
    const body = updateBodySchema.parse({
      ...updateMetadata({ ...input, visibility: 'P99' }),
      identificativoSottomissione,
    });
    expect(serializeBody(body)).toBe(
      '{"tipologiaStruttura":"Territorio","tipoDocumentoLivAlto":"SUM","assettoOrganizzativo":"AD_PSC130",' +
        '"dataInizioPrestazione":"20261123102900","dataFinePrestazione":"20261123103000",' +
        '"tipoAttivitaClinica":"OBS","attiCliniciRegoleAccesso":["P99"],"administrativeRequest":["SSN"],' +
        '"identificativoSottomissione":"2.16.840.1.113883.2.9.2.90.4.3.20261123"}',
    );
  });

  it('leave the administrative request out where the environment says so', () => {
    const silent = { ...environment, administrativeRequest: null };
    expect(updateMetadata({ ...input, environment: silent })).not.toHaveProperty(
      'administrativeRequest',
    );
  });

  it.each([
    ['an unknown member', { priorita: true }],
    ['a workflow id', { workflowInstanceId: 'x' }],
    ['null for optional', { administrativeRequest: null }],
    ['a plain string for an array', { administrativeRequest: 'SSN' }],
    ['another document class', { tipoDocumentoLivAlto: 'REF' }],
    ['a regional code for an enumeration', { tipologiaStruttura: 'AMB' }],
    ['an unknown practice setting', { assettoOrganizzativo: 'AD_PSC016' }],
    ['a visibility barred by law', { attiCliniciRegoleAccesso: ['P97'] }],
    ['two visibilities', { attiCliniciRegoleAccesso: ['P99', 'P00'] }],
    ['an impossible date', { dataInizioPrestazione: '20261323102900' }],
    ['a period upside down', { dataFinePrestazione: '20261123102800' }],
    ['a repository of nowhere', { identificativoRep: '2.16.840.1.113883.2.9.2.90.4.4.201' }],
    ['a submission with a leading dot', { identificativoSottomissione: '.2.16.840' }],
  ])('refuse %s', (_name, change) => {
    expect(publicationBodySchema.safeParse({ ...publication(), ...change }).success).toBe(false);
  });
});

describe('wire times', () => {
  it('are on the clocks of Italy, in summer and in winter', () => {
    expect(wireTime(new Date('2026-07-01T22:30:05Z'))).toBe('20260702003005');
    expect(wireTime(new Date('2026-12-31T23:00:00Z'))).toBe('20270101000000');
  });

  it.each([
    '20260230101010',
    '2026010110101',
    '20260101241010',
    '20260101106010',
    '2026010110101x',
  ])('refuse %s', (text) => {
    expect(isWireTime(text)).toBe(false);
  });
});

describe('environment and profile', () => {
  it('fill in what the sources give and drop the final slash', () => {
    expect(environment).toMatchObject({
      name: 'stage',
      baseUrl: 'https://gateway.example/gateway/v2',
      audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
      certificateRegion: '090',
      tokens: { bearer: true, lifetimeSeconds: 600, backdatingSeconds: 60 },
      limits: { documentBytes: 1_000_000 },
      timeouts: { connectMs: 15_000, responseMs: 120_000 },
      statusService: false,
    });
  });

  it.each([
    ['plain http', { baseUrl: 'http://gateway.example/v2' }],
    ['a query in the base', { baseUrl: 'https://gateway.example/v2?x=1' }],
    ['a replace path without {id}', { paths: { replace: 'documents' } }],
    ['a create path with {id}', { paths: { create: 'documents/{id}' } }],
    ['a path that climbs', { paths: { annul: '../{id}?x' } }],
    ['an unknown member', { proxy: 'x' }],
  ])('refuse %s', (_name, change) => {
    const base = { name: 'stage', baseUrl: 'https://a.example', audience: 'https://b.example' };
    expect(gatewayEnvironmentSchema.safeParse(base).success).toBe(true);
    expect(gatewayEnvironmentSchema.safeParse({ ...base, ...change }).success).toBe(false);
  });

  it.each([
    ['a wrong check character', { codiceFiscale: 'MNZLSN99E05F205X' }],
    ['an azienda of another region', { azienda: { code: '080101', name: 'X' } }],
    ['a caret in a name of the XON', { azienda: { code: '090201', name: 'A^B' } }],
    ['an incoherent region', { region: { code: '090', name: 'Toscana' } }],
    ['an XML entity in the place', { locality: { name: 'A&amp;B', authority: '2.16', code: 'x' } }],
  ])('a profile with %s is refused', (_name, change) => {
    expect(doctorProfileSchema.safeParse({ ...stageDoctor, ...change }).success).toBe(false);
  });

  it('compose XON and CX', () => {
    expect(localityOf(stageDoctor)).toBe(
      'AZIENDA USL TOSCANA CENTRO^^^^^&2.16.840.1.113883.2.9.4.1.1&ISO^^^^090201',
    );
    expect(personCx('RMSLSO31M04Z404R')).toBe(
      'RMSLSO31M04Z404R^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
    );
  });
});
