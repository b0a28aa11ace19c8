import {
  AsnArray,
  AsnIntegerArrayBufferConverter,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
  OctetString,
} from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

/*
 * The parts of CMS (RFC 5652) a PAdES signature is made of. Certificates, names and attributes are kept as
 * the bytes they came in: decoding and encoding them again might change a byte, and every one is signed or
 * compared. Decorators are called as functions because the sources run without a compiler.
 */

/** ContentInfo (RFC 5652 §3). */
export class ContentInfoMessage {
  contentType = '';
  content = new ArrayBuffer(0);
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(ContentInfoMessage.prototype, 'contentType');
AsnProp({ type: AsnPropTypes.Any, context: 0 })(ContentInfoMessage.prototype, 'content');

/** EncapsulatedContentInfo (RFC 5652 §5.2); `eContent` is absent in a detached signature. */
export class EncapsulatedContentMessage {
  eContentType = '';
  eContent?: ArrayBuffer;
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(
  EncapsulatedContentMessage.prototype,
  'eContentType',
);
AsnProp({ type: AsnPropTypes.Any, context: 0, optional: true })(
  EncapsulatedContentMessage.prototype,
  'eContent',
);

/** IssuerAndSerialNumber (RFC 5652 §10.2.4), both parts as DER. */
export class IssuerAndSerialMessage {
  issuer = new ArrayBuffer(0);
  serialNumber = new ArrayBuffer(0);
}
AsnProp({ type: AsnPropTypes.Any })(IssuerAndSerialMessage.prototype, 'issuer');
AsnProp({ type: AsnPropTypes.Any })(IssuerAndSerialMessage.prototype, 'serialNumber');

/** Attribute (RFC 5652 §5.3), its values as DER. */
export class AttributeMessage {
  attrType = '';
  attrValues: ArrayBuffer[] = [];
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(AttributeMessage.prototype, 'attrType');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set' })(AttributeMessage.prototype, 'attrValues');

/** SignerInfo (RFC 5652 §5.3); `sid` is DER because it may be a choice, attributes because they are signed. */
export class SignerInfoMessage {
  version = 1;
  sid = new ArrayBuffer(0);
  digestAlgorithm = new AlgorithmIdentifier();
  signedAttrs?: ArrayBuffer[];
  signatureAlgorithm = new AlgorithmIdentifier();
  signature = new OctetString();
  unsignedAttrs?: ArrayBuffer[];
}
AsnProp({ type: AsnPropTypes.Integer })(SignerInfoMessage.prototype, 'version');
AsnProp({ type: AsnPropTypes.Any })(SignerInfoMessage.prototype, 'sid');
AsnProp({ type: AlgorithmIdentifier })(SignerInfoMessage.prototype, 'digestAlgorithm');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set', context: 0, implicit: true, optional: true })(
  SignerInfoMessage.prototype,
  'signedAttrs',
);
AsnProp({ type: AlgorithmIdentifier })(SignerInfoMessage.prototype, 'signatureAlgorithm');
AsnProp({ type: OctetString })(SignerInfoMessage.prototype, 'signature');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set', context: 1, implicit: true, optional: true })(
  SignerInfoMessage.prototype,
  'unsignedAttrs',
);

/** SignedData (RFC 5652 §5.1). */
export class SignedDataMessage {
  version = 1;
  digestAlgorithms: AlgorithmIdentifier[] = [];
  encapContentInfo = new EncapsulatedContentMessage();
  certificates?: ArrayBuffer[];
  crls?: ArrayBuffer[];
  signerInfos: SignerInfoMessage[] = [];
}
AsnProp({ type: AsnPropTypes.Integer })(SignedDataMessage.prototype, 'version');
AsnProp({ type: AlgorithmIdentifier, repeated: 'set' })(
  SignedDataMessage.prototype,
  'digestAlgorithms',
);
AsnProp({ type: EncapsulatedContentMessage })(SignedDataMessage.prototype, 'encapContentInfo');
AsnProp({ type: AsnPropTypes.Any, repeated: 'set', context: 0, implicit: true, optional: true })(
  SignedDataMessage.prototype,
  'certificates',
);
AsnProp({ type: AsnPropTypes.Any, repeated: 'set', context: 1, implicit: true, optional: true })(
  SignedDataMessage.prototype,
  'crls',
);
AsnProp({ type: SignerInfoMessage, repeated: 'set' })(SignedDataMessage.prototype, 'signerInfos');

/** ESSCertIDv2 (RFC 5035 §4); an absent algorithm means SHA-256. */
export class EssCertIdV2 {
  hashAlgorithm?: AlgorithmIdentifier;
  certHash = new OctetString();
  issuerSerial?: ArrayBuffer;
}
AsnProp({ type: AlgorithmIdentifier, optional: true })(EssCertIdV2.prototype, 'hashAlgorithm');
AsnProp({ type: OctetString })(EssCertIdV2.prototype, 'certHash');
AsnProp({ type: AsnPropTypes.Any, optional: true })(EssCertIdV2.prototype, 'issuerSerial');

/** SigningCertificateV2 (RFC 5035 §3): the first certificate named is the signer's. */
export class SigningCertificateV2 {
  certs: EssCertIdV2[] = [];
  policies?: ArrayBuffer;
}
AsnProp({ type: EssCertIdV2, repeated: 'sequence' })(SigningCertificateV2.prototype, 'certs');
AsnProp({ type: AsnPropTypes.Any, optional: true })(SigningCertificateV2.prototype, 'policies');

/** ECDSA-Sig-Value (RFC 3279 §2.2.3); both parts as the content of a positive INTEGER. */
export class EcdsaSignatureValue {
  r = new ArrayBuffer(0);
  s = new ArrayBuffer(0);
}
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(
  EcdsaSignatureValue.prototype,
  'r',
);
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(
  EcdsaSignatureValue.prototype,
  's',
);

/** A SET OF anything, in the order given: the caller sorts. */
export class SetOfAny extends AsnArray<ArrayBuffer> {}
AsnType({ type: AsnTypeTypes.Set, itemType: AsnPropTypes.Any })(SetOfAny);

/** Object identifiers used here. */
export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
} as const;

/** A stretch of bytes as the ASN.1 library wants it: a buffer that holds nothing else. */
export function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
