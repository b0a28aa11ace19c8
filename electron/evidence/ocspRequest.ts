import { createHash, type X509Certificate } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';

const SHA1 = '1.3.14.3.2.26';

function sha1(bytes: ArrayBuffer): OctetString {
  return new OctetString(createHash('sha1').update(Buffer.from(bytes)).digest());
}

/**
 * Asks the state of one certificate (RFC 6960 §4.1). The identifier is by SHA-1, the one form every responder knows;
 * it only names the certificate. Without nonce, so that responders may answer from their cache.
 */
export function ocspRequest(certificate: X509Certificate, issuer: X509Certificate): Uint8Array {
  const subject = AsnConvert.parse(certificate.raw, Certificate).tbsCertificate;
  const authority = AsnConvert.parse(issuer.raw, Certificate).tbsCertificate;
  const id = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA1, parameters: null }),
    issuerNameHash: sha1(AsnConvert.serialize(authority.subject)),
    issuerKeyHash: sha1(authority.subjectPublicKeyInfo.subjectPublicKey),
    serialNumber: subject.serialNumber,
  });
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: id })] }),
  });
  return new Uint8Array(AsnConvert.serialize(request));
}
