import { describe, expect, it } from 'vitest';
import { actClaims, signatureClaimsSchema } from '../../../shared/fse/jwtClaims.ts';
import { nationalMethodMatrix } from '../../../shared/fse/methodMatrix.ts';
import { operations, type Operation } from '../../../shared/fse/operation.ts';
import { stageDoctor, stagePatient } from '../../support/fseProfile.ts';

const registered = {
  iss: 'integrity:S1#090201PSSMNZLSN99E05F205J',
  aud: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
  iat: 1_795_426_140,
  exp: 1_795_426_740,
  jti: '7d0a6b0d-55c2-4a3c-8a55-2b3d1c0f7e20',
};

function claimsOf(operation: Operation, accessRules: readonly string[] = []) {
  const rule = nationalMethodMatrix[operation];
  const { sub, act } = actClaims({
    rule,
    profile: stageDoctor,
    patientCodiceFiscale: stagePatient,
    accessRules,
    documentSha256: 'ab'.repeat(32),
  });
  return { rule, claims: { ...registered, sub, ...act } };
}

describe('claims', () => {
  it.each([
    ['create', 'CREATE', 'TREATMENT', true],
    ['replace', 'UPDATE', 'UPDATE', true],
    ['update-metadata', 'UPDATE', 'UPDATE', false],
    ['annul', 'DELETE', 'UPDATE', false],
  ] as const)('of %s follow the matrix', (operation, action, purpose, hasHash) => {
    const { rule, claims } = claimsOf(operation);
    expect(signatureClaimsSchema(rule).parse(claims)).toEqual(claims);
    expect(claims).toMatchObject({
      action_id: action,
      purpose_of_use: purpose,
      subject_role: 'APR',
      subject_organization_id: '090',
      subject_organization: 'Regione Toscana',
      resource_hl7_type: "('60591-5^^2.16.840.1.113883.6.1')",
      person_id: 'RMSLSO31M04Z404R^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
      patient_consent: true,
    });
    expect('attachment_hash' in claims).toBe(hasHash);
  });

  it('ask for access update when visibility is set, and only on metadata', () => {
    expect(claimsOf('update-metadata', ['P99']).claims).toMatchObject({
      purpose_of_use: 'ACCESS UPDATE',
    });
    expect(claimsOf('create', ['P99']).claims).toMatchObject({ purpose_of_use: 'TREATMENT' });
  });

  it.each([
    ['times in milliseconds', { iat: 1_795_426_140_000 }],
    ['times as text', { iat: '1795426140' }],
    ['nbf', { nbf: 1_795_426_140 }],
    ['an array for aud', { aud: ['https://a.example'] }],
    ['a slash after aud', { aud: 'https://a.example/' }],
    ['a doubled prefix', { iss: 'integrity:integrity:S1#090X' }],
    ['the other prefix', { iss: 'auth:S1#090X' }],
    ['an authentication certificate', { iss: 'integrity:A1#090X' }],
    ['the jti of the regional sample', { jti: '20230612162309.231' }],
    ['the locality of the regional sample', { locality: '202-090097' }],
    ['a bare codice fiscale', { person_id: 'RMSLSO31M04Z404R' }],
    [
      'an escaped ampersand',
      { person_id: 'RMSLSO31M04Z404R^^^&amp;2.16.840.1.113883.2.9.4.3.2&amp;ISO' },
    ],
    ['the tax number OID', { sub: 'RMSLSO31M04Z404R^^^&2.16.840.1.113883.2.9.6.3.2&ISO' }],
    ['consent as text', { patient_consent: 'true' }],
    ['another role', { subject_role: 'DRS' }],
    ['another document', { resource_hl7_type: "('34105-7^^2.16.840.1.113883.6.1')" }],
    ['a hash in upper case', { attachment_hash: 'AB'.repeat(32) }],
    ['a hash too short', { attachment_hash: 'ab'.repeat(16) }],
    ['a null', { attachment_hash: null }],
    ['a misspelt name', { Jti: registered.jti }],
    ['the action of another method', { action_id: 'DELETE' }],
    ['the purpose of another method', { purpose_of_use: 'UPDATE' }],
  ])('with %s cannot be signed', (_name, change) => {
    const { rule, claims } = claimsOf('create');
    expect(signatureClaimsSchema(rule).safeParse({ ...claims, ...change }).success).toBe(false);
  });

  it.each(operations)('of %s are all needed', (operation) => {
    const { rule, claims } = claimsOf(operation);
    for (const name of Object.keys(claims)) {
      const { [name]: _left, ...rest }: Record<string, unknown> = claims;
      expect(signatureClaimsSchema(rule).safeParse(rest).success, name).toBe(false);
    }
  });
});
