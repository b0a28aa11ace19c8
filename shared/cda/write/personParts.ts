import type { Address, PersonName, Telecom } from '../../pss/header/person.ts';
import { element, textElement, type Children, type Markup } from './markup.ts';

/** A person's `name`. */
export function personName(name: PersonName): Markup {
  return element(
    'name',
    {},
    textElement('family', name.family),
    textElement('given', name.given),
    name.prefix === null ? null : textElement('prefix', name.prefix),
  );
}

/** `telecom` elements. */
export function telecoms(list: readonly Telecom[]): Children {
  return list.map(({ use, uri }) => element('telecom', { use, value: uri }));
}

/** An `addr`, in Italian parts; null is left out. */
export function address(value: Address | null): Markup | null {
  if (value === null) return null;
  const part = (name: string, text: string | null) =>
    text === null ? null : textElement(name, text);
  return element(
    'addr',
    { use: value.use },
    part('country', value.country),
    part('state', value.region),
    part('county', value.province),
    part('city', value.city),
    part('censusTract', value.municipality),
    part('postalCode', value.postalCode),
    part('streetAddressLine', value.street),
  );
}
