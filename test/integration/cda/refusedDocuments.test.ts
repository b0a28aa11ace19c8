import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { pssDraftSchema } from '../../../shared/pss/pss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { refusedDocuments } from '../../support/officialDocuments.ts';

const title = 'reading the documents the official validator refuses';
const absent = dataPackDirectory() === null;

describe.skipIf(absent)(absent ? `${title} (${skipNotice})` : title, () => {
  it('gives a draft with its account, or says what the file is', () => {
    const documents = refusedDocuments();
    expect(documents).toHaveLength(178);
    const failures = documents.flatMap(({ name, text, wellFormed }) => {
      const root = parseXml(text);
      expect(root.ok, name).toBe(wellFormed);
      const read = root.ok ? readPss(root.value, countingIds()) : root;
      if (!read.ok) return [[name, read.error.code]];
      const { draft, mapped, unmapped, gaps } = read.value;
      expect(pssDraftSchema.safeParse(draft).error, name).toBeUndefined();
      expect(mapped, name).toBeGreaterThan(20);
      const lines = text.split('\n').length;
      for (const { position, path } of unmapped) {
        expect(position.line, name).toBeLessThanOrEqual(lines);
        expect(path, name).toMatch(/^\/ClinicalDocument/);
      }
      expect(
        gaps.every((gap) => gap.trim() !== ''),
        name,
      ).toBe(true);
      return [];
    });
    expect(failures).toEqual([]);
  });
});
