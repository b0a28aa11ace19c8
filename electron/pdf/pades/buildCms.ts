import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { SignerCertificate } from './certificateOutline.ts';
import {
  arrayBufferOf,
  ContentInfoMessage,
  IssuerAndSerialMessage,
  oid,
  SignedDataMessage,
  SignerInfoMessage,
} from './cmsSchema.ts';
import type { SignedAttributes } from './signedAttributes.ts';
import type { SigningScheme } from './signingKey.ts';

/** Everything a CMS needs but the signature value. */
export interface CmsIngredients {
  readonly signer: SignerCertificate;
  /** The signer's certificate first, then every issuer known. */
  readonly chain: readonly Uint8Array[];
  readonly scheme: SigningScheme;
  readonly attributes: SignedAttributes;
}

const NULL_PARAMETERS = new Uint8Array([5, 0]).buffer;

function algorithm(identifier: string, hasNullParameters: boolean): AlgorithmIdentifier {
  return new AlgorithmIdentifier(
    hasNullParameters
      ? { algorithm: identifier, parameters: NULL_PARAMETERS }
      : { algorithm: identifier },
  );
}

function signerInfo({ signer, scheme, attributes }: CmsIngredients, value: Uint8Array) {
  const sid = new IssuerAndSerialMessage();
  sid.issuer = signer.issuer;
  sid.serialNumber = signer.serialNumber;
  const info = new SignerInfoMessage();
  info.sid = AsnConvert.serialize(sid);
  info.digestAlgorithm = algorithm(scheme.digestOid, false);
  info.signedAttrs = [...attributes.each];
  info.signatureAlgorithm = algorithm(scheme.signatureOid, scheme.hasNullParameters);
  info.signature = new OctetString(scheme.cmsValue(value));
  return info;
}

/** The certificates as a DER SET OF wants them: sorted by their bytes, each once. */
function sortedCertificates(chain: readonly Uint8Array[]): ArrayBuffer[] {
  const sorted = chain
    .map((each) => Buffer.from(each))
    .toSorted((one, other) => one.compare(other));
  return sorted
    .filter((each, index) => index === 0 || sorted[index - 1]?.equals(each) !== true)
    .map(arrayBufferOf);
}

/** The detached CMS of a PAdES B-B signature in DER (RFC 5652, ETSI EN 319 142-1 §5), from the card's value. */
export function buildCms(ingredients: CmsIngredients, value: Uint8Array): Uint8Array {
  const signed = new SignedDataMessage();
  signed.digestAlgorithms = [algorithm(ingredients.scheme.digestOid, false)];
  signed.encapContentInfo.eContentType = oid.data;
  signed.certificates = sortedCertificates(ingredients.chain);
  signed.signerInfos = [signerInfo(ingredients, value)];
  const message = new ContentInfoMessage();
  message.contentType = oid.signedData;
  message.content = AsnConvert.serialize(signed);
  return new Uint8Array(AsnConvert.serialize(message));
}
