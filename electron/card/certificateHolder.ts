import type { Name } from '@peculiar/asn1-x509';
import { hasCodiceFiscaleForm } from '../../shared/person/codiceFiscale.ts';

const COMMON_NAME = '2.5.4.3';
const SURNAME = '2.5.4.4';
const SERIAL_NUMBER = '2.5.4.5';
const ORGANIZATION = '2.5.4.10';
const GIVEN_NAME = '2.5.4.42';

/**
 * An attribute of a distinguished name, from its DER value. A printable name is never split: the common
 * name of a CNS itself contains slash, plus and equals.
 */
function attributeOf(name: Name, type: string): string | null {
  for (const set of name) {
    for (const attribute of set) {
      if (attribute.type === type) return attribute.value.toString();
    }
  }
  return null;
}

/** Codice fiscale at the head of a CNS common name (`CF/card-number.hash`), or null. */
export function codiceFiscaleOfCns(subject: Name): string | null {
  const head = (attributeOf(subject, COMMON_NAME) ?? '').split('/', 1).join('').toUpperCase();
  return hasCodiceFiscaleForm(head) ? head : null;
}

function codiceFiscaleOfSerialNumber(subject: Name): string | null {
  // ETSI EN 319 412-1 §5.1.3 writes TINIT-; certificates before it wrote IT:.
  const bare = (attributeOf(subject, SERIAL_NUMBER) ?? '')
    .toUpperCase()
    .replace(/^(TINIT-|IT:)/u, '');
  return hasCodiceFiscaleForm(bare) ? bare : null;
}

/**
 * The holder's codice fiscale. The check character is not required: certificates of the test stage carry
 * codes that do not have a right one.
 */
export function holderCodiceFiscale(subject: Name): string | null {
  return codiceFiscaleOfCns(subject) ?? codiceFiscaleOfSerialNumber(subject);
}

/** The holder's name as the person would write it: given name and surname, else the common name. */
export function holderName(subject: Name): string {
  const given = attributeOf(subject, GIVEN_NAME);
  const family = attributeOf(subject, SURNAME);
  if (given !== null && family !== null) return `${given} ${family}`;
  return codiceFiscaleOfCns(subject) ?? attributeOf(subject, COMMON_NAME) ?? '';
}

/** What an issuer is called: its common name, else its organisation. */
export function issuerName(issuer: Name): string {
  return attributeOf(issuer, COMMON_NAME) ?? attributeOf(issuer, ORGANIZATION) ?? '';
}
