import {
  addressSchema,
  identifierSchema,
  telecomSchema,
  type Address,
  type Identifier,
  type PersonName,
  type Telecom,
} from '../../pss/header/person.ts';
import { toPlainText } from '../../pss/values/text.ts';
import { attributeOf, type XmlElement } from '../../xml/xmlTree.ts';
import type { CdaSource } from './cdaSource.ts';

/** An identifier with root and extension; null, and nothing taken, when it has not both. */
export function readIdentifier(
  source: CdaSource,
  element: XmlElement | undefined,
): Identifier | null {
  const authority = toPlainText(attributeOf(element, 'assigningAuthorityName') ?? '');
  const parsed = identifierSchema.safeParse({
    root: attributeOf(element, 'root'),
    extension: attributeOf(element, 'extension'),
    authority: authority === '' ? null : authority,
  });
  if (!parsed.success) return null;
  for (const name of ['root', 'extension', 'assigningAuthorityName']) {
    source.attribute(element, name);
  }
  return parsed.data;
}

/** A name; several given names become one text; null, and refused, without family or given name. */
export function readPersonName(
  source: CdaSource,
  element: XmlElement | undefined,
): PersonName | null {
  const joined = (name: string) => {
    const parts = source.children(element, name).map((each) => source.text(each));
    return parts.filter((part) => part !== null).join(' ');
  };
  const [family, given, prefix] = [joined('family'), joined('given'), joined('prefix')];
  if (family === '' || given === '') {
    if (element !== undefined) source.refuse(element);
    return null;
  }
  return { family, given, prefix: prefix === '' ? null : prefix };
}

/** The ways to reach someone; one that is not usable is refused. */
export function readTelecoms(
  source: CdaSource,
  parent: XmlElement | undefined,
): readonly Telecom[] {
  return source.children(parent, 'telecom').flatMap((each) => {
    const use = source.attribute(each, 'use');
    const uri = source.attribute(each, 'value')?.replaceAll(/\s/g, '');
    return source.accept(telecomSchema, each, { use, uri }) ?? [];
  });
}

/** An address; null where there is none, refused where it has no country. */
export function readAddress(source: CdaSource, element: XmlElement | undefined): Address | null {
  if (element === undefined) return null;
  const part = (name: string) => source.text(source.child(element, name));
  return source.accept(addressSchema, element, {
    use: source.attribute(element, 'use') ?? null,
    country: part('country'),
    region: part('state'),
    province: part('county'),
    city: part('city'),
    municipality: part('censusTract'),
    postalCode: part('postalCode'),
    street: part('streetAddressLine'),
  });
}
