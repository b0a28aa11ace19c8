import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { isBackup, openBackup } from './identityBackup.ts';
import { isPkcs12, readPkcs12 } from './readPkcs12.ts';
import { isZip, readZip, zipInBase64 } from './readZip.ts';

/** What a file handed over by the doctor holds: certificates as DER and private keys, in the order found. */
export interface IdentityMaterial {
  readonly certificates: readonly Uint8Array[];
  readonly keys: readonly KeyObject[];
}

/** Asked only when a file is locked. */
export type FilePassword = () => Promise<Result<string>>;

const PEM_MARK = '-----BEGIN';
const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g;

/**
 * Reads whatever the platform or the doctor has: one certificate or key (DER, PEM), a bundle (PEM), the platform's
 * zip also in base64, a PKCS#12 container, a backup of ours. Keys never come out of here but as key objects.
 */
export async function readIdentityMaterial(
  bytes: Uint8Array,
  password: FilePassword,
): Promise<Result<IdentityMaterial>> {
  const zip = isZip(bytes) ? bytes : zipInBase64(bytes);
  if (zip !== null) return readZipped(zip);
  if (isBackup(bytes)) return openLocked(bytes, password, openBackup);
  if (isPkcs12(bytes)) {
    return openLocked(bytes, password, (container, given) =>
      Promise.resolve(readPkcs12(container, given)),
    );
  }
  return Buffer.from(bytes).includes(PEM_MARK) ? readPem(bytes, password) : readDer(bytes);
}

async function openLocked(
  bytes: Uint8Array,
  password: FilePassword,
  open: (bytes: Uint8Array, password: string) => Promise<Result<IdentityMaterial>>,
): Promise<Result<IdentityMaterial>> {
  const given = await password();
  return given.ok ? open(bytes, given.value) : given;
}

/** The platform packs certificates only; what else lies in the zip is left alone. */
function readZipped(zip: Uint8Array): Result<IdentityMaterial> {
  const entries = readZip(zip);
  if (!entries.ok) return entries;
  const certificates = entries.value
    .map(readCertificate)
    .filter((certificate) => certificate !== null);
  return ok({ certificates, keys: [] });
}

function readCertificate(bytes: Uint8Array): Uint8Array | null {
  try {
    return new X509Certificate(bytes).raw;
  } catch {
    return null;
  }
}

async function readPem(
  bytes: Uint8Array,
  password: FilePassword,
): Promise<Result<IdentityMaterial>> {
  const certificates: Uint8Array[] = [];
  const keys: KeyObject[] = [];
  for (const [block, label] of Buffer.from(bytes).toString('latin1').matchAll(pemBlock)) {
    if (label === 'CERTIFICATE') {
      const certificate = readCertificate(Buffer.from(block));
      if (certificate === null) return fail(appError('identity/certificate-unreadable', {}));
      certificates.push(certificate);
    } else if (label?.endsWith('PRIVATE KEY') === true) {
      const key = await readPemKey(block, label, password);
      if (!key.ok) return key;
      keys.push(key.value);
    }
  }
  return ok({ certificates, keys });
}

async function readPemKey(
  block: string,
  label: string,
  password: FilePassword,
): Promise<Result<KeyObject>> {
  const isLocked = label.startsWith('ENCRYPTED');
  const given = isLocked ? await password() : ok(null);
  if (!given.ok) return given;
  try {
    return ok(
      createPrivateKey({
        key: block,
        format: 'pem',
        ...(given.value === null ? {} : { passphrase: given.value }),
      }),
    );
  } catch {
    // The reason names internals of OpenSSL, and must not quote the key.
    return fail(
      isLocked ? appError('identity/password-wrong', {}) : appError('identity/key-unreadable', {}),
    );
  }
}

function readDer(bytes: Uint8Array): Result<IdentityMaterial> {
  const certificate = readCertificate(bytes);
  if (certificate !== null) return ok({ certificates: [certificate], keys: [] });
  try {
    const key = createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });
    return ok({ certificates: [], keys: [key] });
  } catch {
    return fail(appError('identity/certificate-unreadable', {}));
  }
}
