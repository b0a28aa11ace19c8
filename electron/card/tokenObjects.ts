import pkcs11 from 'pkcs11js';
import type { Result } from '../../shared/errors/result.ts';
import { asPkcs11Error, attempt } from './pkcs11Failure.ts';

/** A certificate as it lies on the token. */
export interface StoredCertificate {
  readonly der: Uint8Array;
  /** CKA_ID, empty where the token gives none. */
  readonly id: Buffer;
}

/** A private key that can be used now. */
export interface FoundKey {
  readonly handle: pkcs11.Handle;
  readonly keyType: 'rsa' | 'ec' | 'other';
  /** CKA_ALWAYS_AUTHENTICATE: the PIN is wanted at each use. */
  readonly pinPerUse: boolean;
}

const BATCH = 32;

function nextObjects(module: pkcs11.PKCS11, session: pkcs11.Handle): readonly pkcs11.Handle[] {
  try {
    return module.C_FindObjects(session, BATCH);
  } catch (error) {
    throw asPkcs11Error(error, 'C_FindObjects');
  }
}

function find(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  template: pkcs11.Template,
): readonly pkcs11.Handle[] {
  module.C_FindObjectsInit(session, template);
  try {
    const found: pkcs11.Handle[] = [];
    for (;;) {
      const batch = nextObjects(module, session);
      if (batch.length === 0) return found;
      found.push(...batch);
    }
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** Attributes are read one by one: a single unknown one fails a whole C_GetAttributeValue. */
function attribute(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  object: pkcs11.Handle,
  type: number,
): Buffer {
  const read = attempt(() => module.C_GetAttributeValue(session, object, [{ type }]));
  const value = read.ok ? read.value[0]?.value : undefined;
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

/** CK_BBOOL, one byte. */
function flag(value: Buffer): boolean {
  return value[0] === 1;
}

/** CK_ULONG in the machine's byte order, four or eight bytes. */
function unsigned(value: Buffer): number | null {
  if (value.length === 8) return Number(value.readBigUInt64LE());
  return value.length === 4 ? value.readUInt32LE() : null;
}

/** Without the leading zeros that some modules add to an integer. */
function magnitude(value: Uint8Array): Buffer {
  const start = value.findIndex((byte) => byte !== 0);
  return Buffer.from(value.subarray(start < 0 ? value.length : start));
}

/** Every X.509 certificate of the token; no login needed on the cards this program knows. */
export function readCertificates(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
): Result<readonly StoredCertificate[]> {
  return attempt(() =>
    find(module, session, [{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE }]).flatMap(
      (object) => {
        const der = attribute(module, session, object, pkcs11.CKA_VALUE);
        const id = attribute(module, session, object, pkcs11.CKA_ID);
        return der.length === 0 ? [] : [{ der, id }];
      },
    ),
  );
}

function describeKey(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  handle: pkcs11.Handle,
): FoundKey {
  const type = unsigned(attribute(module, session, handle, pkcs11.CKA_KEY_TYPE));
  const keyType = type === pkcs11.CKK_RSA ? 'rsa' : type === pkcs11.CKK_EC ? 'ec' : 'other';
  const pinPerUse = flag(attribute(module, session, handle, pkcs11.CKA_ALWAYS_AUTHENTICATE));
  return { handle, keyType, pinPerUse };
}

/** What identifies a key pair from its public half: the RSA modulus or the EC point (uncompressed). */
export interface PublicKeyMaterial {
  readonly keyType: 'rsa' | 'ec';
  readonly material: Uint8Array;
}

function sameMaterial(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  key: pkcs11.Handle,
  publicKey: PublicKeyMaterial,
): boolean {
  const type = publicKey.keyType === 'rsa' ? pkcs11.CKA_MODULUS : pkcs11.CKA_EC_POINT;
  const value = attribute(module, session, key, type);
  // CKA_EC_POINT is a DER OCTET STRING around the point: compare the end.
  const comparable = publicKey.keyType === 'rsa' ? magnitude(value) : value;
  const wanted = Buffer.from(publicKey.material);
  return comparable.subarray(-wanted.length).equals(wanted);
}

/** The private key of a certificate: by CKA_ID, else by modulus or point; null where the token shows none. */
export function findPrivateKey(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  certificateId: Buffer,
  publicKey: PublicKeyMaterial,
): Result<FoundKey | null> {
  return attempt(() => {
    const keys = { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY };
    const [byId] =
      certificateId.length === 0
        ? []
        : find(module, session, [keys, { type: pkcs11.CKA_ID, value: certificateId }]);
    const handle =
      byId ??
      find(module, session, [keys]).find((key) => sameMaterial(module, session, key, publicKey));
    return handle === undefined ? null : describeKey(module, session, handle);
  });
}
