import { readFileSync } from 'node:fs';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import type { Result } from '../../shared/errors/result.ts';

/** The instant every rendering in tests is made at. */
export const renderedAt = new Date('2026-11-20T09:15:00Z');

/** The paper side with the vendored fonts. */
export const documentPdf = createDocumentPdf({
  assetsDirectory: new URL('../../assets/', import.meta.url),
});

const frame = readFileSync(new URL('../fixtures/pdf/frame.xml', import.meta.url), 'utf8');

/** A CDA whose body holds one section per given narrative, in the order given. */
export function cdaWithNarratives(...narratives: readonly string[]): Uint8Array {
  const sections = narratives.map(
    (narrative, index) =>
      `<component><section><code code="X-${String(index)}"/><title>Sezione ${String(index + 1)}</title><text>${narrative}</text></section></component>`,
  );
  return Buffer.from(frame.replace('<!--SECTIONS-->', sections.join('\n')), 'utf8');
}

/** The fixture with every kind of narrative in it. */
export function variedCda(): Uint8Array {
  return readFileSync(new URL('../fixtures/pdf/varied.xml', import.meta.url));
}

/** The value of a result that a test needs to be a success; fails the test with the error otherwise. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The words of a text: what stands between white space, NFC. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[\s\u00a0]+/)
    .filter((word) => word !== '');
}
