import { sectionOrder } from '../../../../shared/cda/sectionOrder.ts';
import type { SectionName } from '../../../../shared/pss/pss.ts';
import { careSections } from './careSections.ts';
import type { SectionDescription } from './description.ts';
import { historySections } from './historySections.ts';
import { lifeSections } from './lifeSections.ts';

const byName = new Map(
  [...historySections, ...lifeSections, ...careSections].map((each) => [each.name, each]),
);

/** How the editor shows a section. */
export function sectionDescription(name: SectionName): SectionDescription {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`section without description: ${name}`);
  return found;
}

/** The sections in the order of the profile, with the number by which the keyboard reaches them. */
export const sectionDescriptions: readonly SectionDescription[] =
  sectionOrder.map(sectionDescription);
