import { createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** The certificates and keys of a container. */
interface ContainerContent {
  readonly certificates: readonly Uint8Array[];
  readonly keys: readonly KeyObject[];
}

/** `PFX ::= SEQUENCE { version INTEGER {v3(3)}, ...` (RFC 7292 §4), whatever the form of the outer length. */
export function isPkcs12(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const start = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return Buffer.from(bytes.subarray(start, start + 3)).equals(Buffer.from([0x02, 0x01, 0x03]));
}

/** A library's binary string: one character for each byte. */
function fromBinary(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function bagsOf(container: forge.pkcs12.Pkcs12Pfx, type: string | undefined): forge.pkcs12.Bag[] {
  return type === undefined ? [] : (container.getBags({ bagType: type })[type] ?? []);
}

function keyOf(bag: forge.pkcs12.Bag): KeyObject[] {
  // Bags the library could not read hold null in place of what its types promise.
  if (!bag.key) return [];
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key));
  const der = fromBinary(forge.asn1.toDer(info).getBytes());
  try {
    return [createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })];
  } finally {
    der.fill(0);
  }
}

function certificateOf(bag: forge.pkcs12.Bag): Uint8Array[] {
  return !bag.cert
    ? []
    : [fromBinary(forge.asn1.toDer(forge.pki.certificateToAsn1(bag.cert)).getBytes())];
}

/**
 * Opens a PKCS#12 container (RFC 7292), also of the old kinds that OpenSSL 3 and BoringSSL refuse. Keys other than
 * RSA are left out: the gateway takes none.
 */
export function readPkcs12(bytes: Uint8Array, password: string): Result<ContainerContent> {
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
    const container = forge.pkcs12.pkcs12FromAsn1(asn1, password);
    const { oids } = forge.pki;
    const shrouded = bagsOf(container, oids['pkcs8ShroudedKeyBag']);
    const plain = bagsOf(container, oids['keyBag']);
    return ok({
      certificates: bagsOf(container, oids['certBag']).flatMap(certificateOf),
      keys: [...shrouded, ...plain].flatMap(keyOf),
    });
  } catch (error) {
    // The library tells a wrong password only by the words of its error.
    const isPassword =
      error instanceof Error && error.message.includes('MAC could not be verified');
    return fail(
      isPassword
        ? appError('identity/password-wrong', {})
        : appError('identity/pkcs12-unreadable', {}),
    );
  }
}
