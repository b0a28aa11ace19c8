import { writeFileSync } from 'node:fs';
import { accreditationBase, ownFixtures } from './ownFixtures.ts';

// Run by hand when the models or the writer change; a test compares the files with what is written here.
for (const [name, text] of Object.entries(ownFixtures)) {
  writeFileSync(new URL(`../../fixtures/pss/${name}`, import.meta.url), text);
}
writeFileSync(
  new URL('../../../assets/accreditation/base.xml', import.meta.url),
  accreditationBase,
);
