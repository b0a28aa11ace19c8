import { writePss } from '../../../shared/cda/write/writePss.ts';
import type { Pss } from '../../../shared/pss/pss.ts';
import { countingIds } from '../countingIds.ts';
import { fullPss } from './fullPss.ts';
import { indentXml } from './indentXml.ts';
import { minimalPss } from './minimalPss.ts';

function written(pss: Pss): string {
  return indentXml(writePss(pss, { newId: countingIds(), templateExtension: '1.4' }));
}

/** The sample documents of `test/fixtures/pss`, by file name, as our writer makes them. */
export const ownFixtures = {
  'full.xml': written(fullPss),
  'minimal.xml': written(minimalPss),
} as const;
