import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appError, errorText, isAppErrorCode } from '../../../shared/errors/appError.ts';
import { errorCatalogue } from '../../../shared/errors/catalogue.ts';

const areasFolder = join(import.meta.dirname, '../../../shared/errors/areas');
const codes = Object.keys(errorCatalogue);

describe('the error catalogue', () => {
  it('names every error by area and cause', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('holds the errors of every area file, none hidden by another', async () => {
    const files = readdirSync(areasFolder).filter((name) => name.endsWith('Errors.ts'));
    let count = 0;
    for (const file of files) {
      const area: unknown = await import(join(areasFolder, file));
      const definitions = (area as Record<string, object>)[file.replace('.ts', '')] ?? {};
      for (const [code, definition] of Object.entries(definitions)) {
        expect(Reflect.get(errorCatalogue, code)).toBe(definition);
        count += 1;
      }
    }
    expect(count).toBe(codes.length);
  });

  it('speaks in three parts', () => {
    const text = errorText(appError('document/unknown', { documentId: 'X' }));
    expect(Object.keys(text)).toEqual(['happened', 'meaning', 'next']);
    expect(text.happened).toContain('X');
  });

  it('tells its own codes from others', () => {
    expect(isAppErrorCode('card/pin-incorrect')).toBe(true);
    expect(isAppErrorCode('card/made-up')).toBe(false);
    expect(isAppErrorCode('toString')).toBe(false);
  });

  it('never lets the program repeat by itself what involves a PIN', () => {
    const automatic = Object.entries(errorCatalogue).filter(
      ([code, { retry }]) => code.includes('pin') && retry === 'auto',
    );
    expect(automatic).toEqual([]);
  });
});
