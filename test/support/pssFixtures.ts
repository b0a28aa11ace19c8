import { readFileSync } from 'node:fs';

/** The text of one of our own sample documents: `full.xml` has all seventeen sections, `minimal.xml` only coded absences. */
export function pssFixture(name: 'full.xml' | 'minimal.xml'): string {
  return readFileSync(new URL(`../fixtures/pss/${name}`, import.meta.url), 'utf8');
}
