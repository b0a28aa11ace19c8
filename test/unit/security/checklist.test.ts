import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checklist } from '../../../build/security/checklist.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the security checklist', () => {
  it('has all twenty items of Electron’s list', () => {
    const items = checklist.map(({ item }) => item);
    for (let number = 1; number <= 20; number += 1)
      expect(items).toContain(`Electron ${String(number)}`);
  });

  it.each(checklist.flatMap(({ item, proofs }) => proofs.map((proof) => ({ item, ...proof }))))(
    '$item has its test: $title',
    ({ file, title }) => {
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(readFileSync(join(root, file), 'utf8')).toContain(title);
    },
  );
});
