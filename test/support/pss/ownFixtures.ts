import { writePss } from '../../../shared/cda/write/writePss.ts';
import type { Pss } from '../../../shared/pss/pss.ts';
import { countingIds } from '../countingIds.ts';
import { fullPss } from './fullPss.ts';
import { testHeader } from './headers.ts';
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

/**
 * The document every accreditation case starts from when none is given: all seventeen sections, so that every fault
 * of the official cases has something to spoil.
 */
export const accreditationBase = written({
  ...fullPss,
  header: testHeader('SINTESI0000000476'),
});
