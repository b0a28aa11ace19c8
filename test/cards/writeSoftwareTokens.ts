import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import pkcs11 from 'pkcs11js';

/** One token to be written, as plain data (it reaches this process in a file). */
export interface SoftwareToken {
  readonly label: string;
  readonly pin: string;
  /** DER in Base64. */
  readonly certificate: string;
  /** PKCS#8 in PEM. */
  readonly key: string;
  readonly objectLabel: string;
  /** CKA_ID of certificate and key, hexadecimal. */
  readonly objectId: string;
  /** The key gets another CKA_ID than its certificate, as some middlewares do. */
  readonly keyIdDiffers?: boolean;
  /** The key asks for its PIN at each use (CKA_ALWAYS_AUTHENTICATE). */
  readonly alwaysAuthenticate?: boolean;
  /** The certificate stands alone. */
  readonly withoutKey?: boolean;
}

const SECURITY_OFFICER_PIN = '87654321';
/** DER of the OID prime256v1 (1.2.840.10045.3.1.7), the value of CKA_EC_PARAMS. */
const P256_PARAMETERS = Buffer.from('06082a8648ce3d030107', 'hex');

function certificateTemplate(token: SoftwareToken): pkcs11.Template {
  const der = Buffer.from(token.certificate, 'base64');
  const { subject } = AsnConvert.parse(der, Certificate).tbsCertificate;
  return [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: false },
    { type: pkcs11.CKA_LABEL, value: token.objectLabel },
    { type: pkcs11.CKA_ID, value: Buffer.from(token.objectId, 'hex') },
    { type: pkcs11.CKA_SUBJECT, value: Buffer.from(AsnConvert.serialize(subject)) },
    { type: pkcs11.CKA_VALUE, value: der },
  ];
}

function number(base64url: string | undefined): Buffer {
  return Buffer.from(base64url ?? '', 'base64url');
}

function keyMaterial(pem: string): pkcs11.Template {
  const key = createPrivateKey(pem);
  const jwk = key.export({ format: 'jwk' });
  if (key.asymmetricKeyType === 'ec') {
    return [
      { type: pkcs11.CKA_KEY_TYPE, value: pkcs11.CKK_EC },
      { type: pkcs11.CKA_EC_PARAMS, value: P256_PARAMETERS },
      { type: pkcs11.CKA_VALUE, value: number(jwk.d) },
    ];
  }
  return [
    { type: pkcs11.CKA_KEY_TYPE, value: pkcs11.CKK_RSA },
    { type: pkcs11.CKA_MODULUS, value: number(jwk.n) },
    { type: pkcs11.CKA_PUBLIC_EXPONENT, value: number(jwk.e) },
    { type: pkcs11.CKA_PRIVATE_EXPONENT, value: number(jwk.d) },
    { type: pkcs11.CKA_PRIME_1, value: number(jwk.p) },
    { type: pkcs11.CKA_PRIME_2, value: number(jwk.q) },
    { type: pkcs11.CKA_EXPONENT_1, value: number(jwk.dp) },
    { type: pkcs11.CKA_EXPONENT_2, value: number(jwk.dq) },
    { type: pkcs11.CKA_COEFFICIENT, value: number(jwk.qi) },
  ];
}

function keyTemplate(token: SoftwareToken): pkcs11.Template {
  const id = token.keyIdDiffers === true ? `${token.objectId}ff` : token.objectId;
  return [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: true },
    { type: pkcs11.CKA_SENSITIVE, value: true },
    { type: pkcs11.CKA_EXTRACTABLE, value: false },
    { type: pkcs11.CKA_SIGN, value: true },
    { type: pkcs11.CKA_LABEL, value: token.objectLabel },
    { type: pkcs11.CKA_ID, value: Buffer.from(id, 'hex') },
    { type: pkcs11.CKA_ALWAYS_AUTHENTICATE, value: token.alwaysAuthenticate === true },
    ...keyMaterial(token.key),
  ];
}

function initialise(module: pkcs11.PKCS11, token: SoftwareToken): pkcs11.Handle {
  const free = module
    .C_GetSlotList(true)
    .find((slot) => (module.C_GetTokenInfo(slot).flags & pkcs11.CKF_TOKEN_INITIALIZED) === 0);
  if (free === undefined) throw new Error('SoftHSM shows no free slot');
  // The label is a fixed field of 32 bytes, blank-padded (PKCS#11 v2.40 §5.5); the addon does not pad it.
  module.C_InitToken(free, SECURITY_OFFICER_PIN, token.label.padEnd(32));
  // SoftHSM gives an initialised token a new slot id.
  const slot = module
    .C_GetSlotList(true)
    .find((candidate) => module.C_GetTokenInfo(candidate).label.trim() === token.label);
  if (slot === undefined) throw new Error(`SoftHSM does not show the token ${token.label}`);
  return slot;
}

function writeToken(module: pkcs11.PKCS11, token: SoftwareToken): void {
  const slot = initialise(module, token);
  const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
  module.C_Login(session, pkcs11.CKU_SO, SECURITY_OFFICER_PIN);
  module.C_InitPIN(session, token.pin);
  module.C_Logout(session);
  module.C_Login(session, pkcs11.CKU_USER, token.pin);
  module.C_CreateObject(session, certificateTemplate(token));
  if (token.withoutKey !== true) module.C_CreateObject(session, keyTemplate(token));
  module.C_CloseSession(session);
}

function main(modulePath: string, orderFile: string): void {
  const tokens = JSON.parse(readFileSync(orderFile, 'utf8')) as readonly SoftwareToken[];
  const module = new pkcs11.PKCS11();
  module.load(modulePath);
  module.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  for (const token of tokens) writeToken(module, token);
  module.C_Finalize();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , modulePath, orderFile] = process.argv;
  if (modulePath === undefined || orderFile === undefined) throw new Error('module and order file');
  main(modulePath, orderFile);
}
