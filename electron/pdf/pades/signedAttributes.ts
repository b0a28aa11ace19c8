import { createHash } from 'node:crypto';
import {
  AsnConvert,
  AsnObjectIdentifierConverter,
  AsnSerializer,
  OctetString,
} from '@peculiar/asn1-schema';
import { AttributeMessage, EssCertIdV2, oid, SetOfAny, SigningCertificateV2 } from './cmsSchema.ts';

/** The signed attributes: each as DER in SET order, and together as the SET whose digest is signed. */
export interface SignedAttributes {
  readonly each: readonly ArrayBuffer[];
  readonly set: Uint8Array;
}

function attribute(type: string, value: ArrayBuffer): ArrayBuffer {
  const message = new AttributeMessage();
  message.attrType = type;
  message.attrValues = [value];
  return AsnConvert.serialize(message);
}

function objectIdentifier(value: string): ArrayBuffer {
  return AsnObjectIdentifierConverter.toASN(value).toBER();
}

function signingCertificate(certificate: Uint8Array): ArrayBuffer {
  const id = new EssCertIdV2();
  id.certHash = new OctetString(createHash('sha256').update(certificate).digest());
  const value = new SigningCertificateV2();
  value.certs = [id];
  return AsnConvert.serialize(value);
}

/** The SET of attributes with tag 31, as it is signed; in the message the same bytes carry tag A0. */
export function attributeSet(each: readonly ArrayBuffer[]): Uint8Array {
  return new Uint8Array(AsnSerializer.serialize(new SetOfAny([...each])));
}

/**
 * The attributes of a PAdES baseline signature (ETSI EN 319 142-1 §6.3): content type, message digest and the
 * signer's certificate. No signing-time: in PAdES the time is in the signature dictionary.
 */
export function signedAttributes(
  documentDigest: Uint8Array,
  certificate: Uint8Array,
): SignedAttributes {
  const digest = AsnConvert.serialize(new OctetString(documentDigest));
  const each = [
    attribute(oid.contentType, objectIdentifier(oid.data)),
    attribute(oid.messageDigest, digest),
    attribute(oid.signingCertificateV2, signingCertificate(certificate)),
  ].toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  return { each, set: attributeSet(each) };
}
