import type { CertificateProfile, NameAttribute } from './certificateProfile.ts';

/** The person the card certificates are issued to. */
export interface TestPerson {
  readonly codiceFiscale: string;
  readonly family: string;
  readonly given: string;
}

/** Policy of the CNS authentication certificate (AgID, "Carta Nazionale dei Servizi"). */
const CNS_POLICY = '1.3.76.16.2.1';
/** Policies of the Ministry of Health's CA for signature (S) and authentication (A) certificates. */
const SOGEI_SIGN_POLICY = '1.3.76.29.1.11';
const SOGEI_AUTH_POLICY = '1.3.76.29.1.10';
/** QCP-n-qscd: natural person, key on a qualified device (ETSI EN 319 411-2 §5.3). */
const QUALIFIED_POLICY = '0.4.0.194112.1.2';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** Somebody else's card: not the doctor of the session. */
const otherDoctor: TestPerson = {
  codiceFiscale: 'MNTMRA03M71C615V',
  family: 'MONTI',
  given: 'MARA',
};

function cnsSubject(person: TestPerson): readonly NameAttribute[] {
  return [
    ['C', 'IT'],
    ['O', 'TS-CNS'],
    ['OU', 'REGIONE TOSCANA'],
    ['SN', person.family],
    ['GN', person.given],
    // Card number and hash as on a real card: the Base64 carries slash, plus and equals on purpose.
    ['CN', `${person.codiceFiscale}/7430012345678901.q3Zr1/xT+0vGd9sLk/Qe7aYw5hM=`],
  ];
}

function signerSubject(person: TestPerson): readonly NameAttribute[] {
  return [
    ['C', 'IT'],
    ['SN', person.family],
    ['GN', person.given],
    ['serialNumber', `TINIT-${person.codiceFiscale}`],
    ['CN', `${person.given} ${person.family}`],
    ['dnQualifier', '2026123456'],
  ];
}

function sogeiSubject(person: TestPerson, prefix: 'S1' | 'A1'): readonly NameAttribute[] {
  return [
    ['C', 'IT'],
    ['O', 'Ministero della Salute'],
    ['organizationIdentifier', `CF:IT-${person.codiceFiscale}`],
    ['CN', `${prefix}#090201PSS${person.codiceFiscale}`],
  ];
}

function authority(name: string, commonName: string, issuer = name): CertificateProfile {
  return {
    name,
    subject: [
      ['C', 'IT'],
      ['O', 'TEST'],
      ['CN', commonName],
    ],
    issuer,
    key: 'rsa-2048',
    validity: 'current',
    keyUsage: ['keyCertSign', 'cRLSign'],
    authority: true,
  };
}

/** Authorities that may not do everything. */
const limitedAuthorities: readonly CertificateProfile[] = [
  { ...authority('qtsp-italy', 'TEST Italian CA', 'qtsp-ca'), permittedSubtree: [['C', 'IT']] },
  {
    ...authority('qtsp-narrow', 'TEST Narrow CA', 'qtsp-ca'),
    permittedSubtree: [
      ['C', 'IT'],
      ['O', 'SOMEBODY ELSE'],
    ],
  },
  { ...authority('qtsp-last', 'TEST Last CA', 'qtsp-ca'), pathLength: 0 },
  authority('qtsp-too-deep', 'TEST Deep CA', 'qtsp-last'),
];

/** They share the key of the good one, which is not the point. */
const constrainedAuthorities = limitedAuthorities.map((profile): CertificateProfile => ({
  ...profile,
  key: { sameAs: 'qtsp-issuing' },
}));

/** The doctor's signature certificate from each of them. */
function constrainedSigners(signature: CertificateProfile): readonly CertificateProfile[] {
  return constrainedAuthorities.map(({ name }) => ({
    ...signature,
    name: `signature-of-${name}`,
    issuer: name,
    key: { sameAs: 'signature' },
  }));
}

const server: CertificateProfile = {
  name: 'server',
  subject: [
    ['C', 'IT'],
    ['O', 'TEST'],
    ['CN', 'localhost'],
  ],
  issuer: 'server-ca',
  key: 'rsa-2048',
  validity: 'current',
  keyUsage: ['digitalSignature', 'keyEncipherment'],
  extendedKeyUsage: [SERVER_AUTH],
  dnsNames: ['localhost'],
  ipAddresses: ['127.0.0.1'],
};

function cnsAuthentication(person: TestPerson): CertificateProfile {
  return {
    name: 'cns-auth',
    subject: cnsSubject(person),
    issuer: 'cns-ca',
    key: 'rsa-2048',
    validity: 'current',
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: [CLIENT_AUTH],
    policies: [CNS_POLICY],
  };
}

/** A signature certificate before the statements that make it a qualified one. */
function plainSignature(person: TestPerson): CertificateProfile {
  return {
    name: 'signature',
    subject: signerSubject(person),
    issuer: 'qtsp-issuing',
    key: 'rsa-2048',
    validity: 'current',
    keyUsage: ['nonRepudiation'],
    policies: [QUALIFIED_POLICY],
  };
}

function sogeiSignature(person: TestPerson): CertificateProfile {
  return {
    name: 'sogei-sign',
    subject: sogeiSubject(person, 'S1'),
    issuer: 'sogei-ca',
    key: 'rsa-2048',
    validity: 'current',
    keyUsage: ['nonRepudiation'],
    policies: [SOGEI_SIGN_POLICY],
  };
}

/**
 * Every certificate of the test PKI, issuers first. The faulty ones differ from a good one in a single
 * respect, told by the name; they share its key where the key is not the fault.
 */
export function certificateTable(doctor: TestPerson): readonly CertificateProfile[] {
  const access = cnsAuthentication(doctor);
  const notQualified = plainSignature(doctor);
  const signature: CertificateProfile = { ...notQualified, qualified: true };
  const sogei = sogeiSignature(doctor);
  return [
    authority('server-ca', 'TEST Server CA'),
    authority('cns-ca', 'TEST Regione Toscana - CA Cittadini'),
    authority('qtsp-ca', 'TEST QTSP Root CA'),
    authority('qtsp-issuing', 'TEST QTSP Qualified CA', 'qtsp-ca'),
    ...constrainedAuthorities,
    authority('sogei-ca', 'TEST CA Ministero della Salute'),
    authority('unknown-ca', 'TEST CA sconosciuta'),

    server,
    {
      ...server,
      name: 'server-other-host',
      key: { sameAs: 'server' },
      dnsNames: ['other.example'],
      ipAddresses: [],
    },
    { ...server, name: 'server-expired', key: { sameAs: 'server' }, validity: 'expired' },
    { ...server, name: 'server-unknown-ca', key: { sameAs: 'server' }, issuer: 'unknown-ca' },

    access,
    { ...access, name: 'cns-auth-expired', key: { sameAs: 'cns-auth' }, validity: 'expired' },
    { ...access, name: 'cns-auth-other-doctor', subject: cnsSubject(otherDoctor) },
    { ...access, name: 'cns-auth-unknown-ca', key: { sameAs: 'cns-auth' }, issuer: 'unknown-ca' },

    signature,
    ...constrainedSigners(signature),
    { ...signature, name: 'signature-ec', key: 'ec-p256' },
    { ...signature, name: 'signature-expired', key: { sameAs: 'signature' }, validity: 'expired' },
    {
      ...signature,
      name: 'signature-not-yet-valid',
      key: { sameAs: 'signature' },
      validity: 'not-yet-valid',
    },
    { ...signature, name: 'signature-other-doctor', subject: signerSubject(otherDoctor) },
    {
      ...signature,
      name: 'signature-no-nonrepudiation',
      key: { sameAs: 'signature' },
      keyUsage: ['digitalSignature'],
    },
    {
      ...notQualified,
      name: 'signature-not-qualified',
      key: { sameAs: 'signature' },
    },
    { ...signature, name: 'signature-short-key', key: 'rsa-1024' },

    sogei,
    {
      ...sogei,
      name: 'sogei-auth',
      subject: sogeiSubject(doctor, 'A1'),
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      policies: [SOGEI_AUTH_POLICY],
    },
    {
      ...sogei,
      name: 'sogei-auth-no-encipherment',
      subject: sogeiSubject(doctor, 'A1'),
      keyUsage: ['digitalSignature'],
      policies: [SOGEI_AUTH_POLICY],
    },
    {
      ...sogei,
      name: 'sogei-auth-named-as-signature',
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      policies: [SOGEI_AUTH_POLICY],
    },
    { ...sogei, name: 'sogei-sign-expired', key: { sameAs: 'sogei-sign' }, validity: 'expired' },
    {
      ...sogei,
      name: 'sogei-sign-unknown-ca',
      key: { sameAs: 'sogei-sign' },
      issuer: 'unknown-ca',
    },
  ];
}
