import { createHash, verify, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicOCSPResponse, OCSPResponse, type CertID } from '@peculiar/asn1-ocsp';
import { CertificateList } from '@peculiar/asn1-x509';
import { readCertificate, type SignerCertificate } from '../pades/certificateOutline.ts';
import { oid } from '../pades/cmsSchema.ts';
import { combinedDigests, digestNames } from './cmsChecks.ts';

/** Revocation data found beside a signature, DER. */
export interface RevocationData {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
}

/** What revocation data says of a certificate. */
export type RevocationState =
  | { readonly kind: 'good' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'revoked'; readonly at: Date };

const unknown: RevocationState = { kind: 'unknown' };

function equal(one: ArrayBuffer, other: ArrayBuffer): boolean {
  return Buffer.from(one).equals(Buffer.from(other));
}

/** A serial number without the tag and length it has in the certificate. */
function serialOf({ x509 }: SignerCertificate): string {
  return x509.serialNumber.toLowerCase().replace(/^0+/, '');
}

function hexOf(serial: ArrayBuffer): string {
  return Buffer.from(serial).toString('hex').replace(/^0+/, '');
}

function isSigned(
  algorithm: string,
  signed: ArrayBuffer | undefined,
  signature: ArrayBuffer,
  key: KeyObject,
): boolean {
  const digest = combinedDigests[algorithm];
  if (digest === undefined || signed === undefined) return false;
  try {
    return verify(digest, Buffer.from(signed), key, Buffer.from(signature));
  } catch {
    return false;
  }
}

function inCrl(
  der: Uint8Array,
  certificate: SignerCertificate,
  issuer: SignerCertificate,
): RevocationState {
  const list = AsnConvert.parse(der, CertificateList);
  const { tbsCertList, tbsCertListRaw, signatureAlgorithm, signature } = list;
  const isOurs = equal(AsnConvert.serialize(tbsCertList.issuer), certificate.issuer);
  const { algorithm } = signatureAlgorithm;
  if (!isOurs || !isSigned(algorithm, tbsCertListRaw, signature, issuer.publicKey)) return unknown;
  const entry = (tbsCertList.revokedCertificates ?? []).find(
    ({ userCertificate }) => hexOf(userCertificate) === serialOf(certificate),
  );
  return entry === undefined
    ? { kind: 'good' }
    : { kind: 'revoked', at: entry.revocationDate.getTime() };
}

function isAbout(id: CertID, certificate: SignerCertificate): boolean {
  const digest = digestNames[id.hashAlgorithm.algorithm];
  if (digest === undefined || hexOf(id.serialNumber) !== serialOf(certificate)) return false;
  const issuerHash = createHash(digest).update(Buffer.from(certificate.issuer)).digest();
  return issuerHash.equals(Buffer.from(id.issuerNameHash.buffer));
}

/** The issuer itself, or a certificate it made for answering in its stead (RFC 6960 §4.2.2.2). */
function respondersOf(response: BasicOCSPResponse, issuer: SignerCertificate): KeyObject[] {
  const delegated = (response.certs ?? [])
    .map((each) => readCertificate(new Uint8Array(AsnConvert.serialize(each))))
    .filter((each) => each !== null)
    .filter(
      ({ extendedUsages, x509 }) =>
        extendedUsages.includes(oid.ocspSigning) && x509.verify(issuer.publicKey),
    );
  return [issuer, ...delegated].map(({ publicKey }) => publicKey);
}

function inOcsp(
  der: Uint8Array,
  certificate: SignerCertificate,
  issuer: SignerCertificate,
): RevocationState {
  const { responseBytes } = AsnConvert.parse(der, OCSPResponse);
  if (responseBytes?.responseType !== oid.ocspBasic) return unknown;
  const response = AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  const { tbsResponseData, tbsResponseDataRaw, signatureAlgorithm, signature } = response;
  const answer = tbsResponseData.responses.find(({ certID }) => isAbout(certID, certificate));
  if (answer === undefined) return unknown;
  const isGenuine = respondersOf(response, issuer).some((key) =>
    isSigned(signatureAlgorithm.algorithm, tbsResponseDataRaw, signature, key),
  );
  if (!isGenuine) return unknown;
  const { good, revoked } = answer.certStatus;
  if (revoked !== undefined) return { kind: 'revoked', at: revoked.revocationTime };
  return good === undefined ? unknown : { kind: 'good' };
}

function reading(read: () => RevocationState): RevocationState {
  try {
    return read();
  } catch {
    // Data that cannot be read says nothing.
    return unknown;
  }
}

/** What the data says of a certificate, given its issuer: revoked if anything says so, else good, else unknown. */
export function revocationState(
  certificate: SignerCertificate,
  issuer: SignerCertificate,
  { crls, ocsps }: RevocationData,
): RevocationState {
  const states = [
    ...crls.map((der) => reading(() => inCrl(der, certificate, issuer))),
    ...ocsps.map((der) => reading(() => inOcsp(der, certificate, issuer))),
  ];
  return (
    states.find(({ kind }) => kind === 'revoked') ??
    states.find(({ kind }) => kind === 'good') ??
    unknown
  );
}
