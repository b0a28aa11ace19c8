/** Key usages by the names of RFC 5280 §4.2.1.3. */
export type KeyUsageName =
  'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign';

/** A key of its own, or the key of another certificate of the table (cheaper, where the key is not the point). */
export type KeyChoice = 'rsa-2048' | 'rsa-1024' | 'ec-p256' | { readonly sameAs: string };

/** One attribute of a distinguished name: short name and value, in the order of encoding. */
export type NameAttribute = readonly [
  type:
    | 'C'
    | 'O'
    | 'OU'
    | 'SN'
    | 'GN'
    | 'CN'
    | 'serialNumber'
    | 'dnQualifier'
    | 'organizationIdentifier',
  value: string,
];

/** A certificate of the test PKI described as data; `issueCertificate` turns it into DER. */
export interface CertificateProfile {
  /** File name without extension, and how other profiles refer to it. */
  readonly name: string;
  readonly subject: readonly NameAttribute[];
  /** Name of the issuing profile; equal to `name` for a root. It must come earlier in the table. */
  readonly issuer: string;
  readonly key: KeyChoice;
  /** Relative to the instant the PKI is made at. */
  readonly validity: 'current' | 'expired' | 'not-yet-valid';
  /** Always encoded as critical. */
  readonly keyUsage: readonly KeyUsageName[];
  readonly authority?: true;
  /** Authorities allowed below this one (RFC 5280 §4.2.1.9); unlimited when absent. */
  readonly pathLength?: number;
  /** The subtree subjects must lie in, as name constraint (RFC 5280 §4.2.1.10). */
  readonly permittedSubtree?: readonly NameAttribute[];
  readonly extendedKeyUsage?: readonly string[];
  readonly policies?: readonly string[];
  /** QCStatements QcCompliance and QcSSCD (ETSI EN 319 412-5 §4.2). */
  readonly qualified?: true;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
}
