import { AsnConvert } from '@peculiar/asn1-schema';
import { Name } from '@peculiar/asn1-x509';

const shortNames: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.97', 'organizationIdentifier'],
]);

/** A DER name in words, in the order of encoding; for people to read, never to compare. */
export function distinguishedNameText(der: Uint8Array): string {
  try {
    return AsnConvert.parse(der, Name)
      .flatMap((relative) => [...relative])
      .map(({ type, value }) => `${shortNames.get(type) ?? type}=${value.toString()}`)
      .join(', ');
  } catch {
    return `(${Buffer.from(der).toString('hex')})`;
  }
}
