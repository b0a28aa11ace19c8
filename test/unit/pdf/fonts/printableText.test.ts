import { describe, expect, it } from 'vitest';
import { printableText, visibleSubstitute } from '../../../../electron/pdf/fonts/printableText.ts';

describe('printable text', () => {
  it('is composed, without control characters or invisible marks, with its line feeds', () => {
    expect(printableText('e\u0300\u0007\u200d\ufe0f\u00ad\nb')).toBe('è \nb');
  });

  it('names a character that cannot be drawn by its code point', () => {
    expect([visibleSubstitute(0x1f642), visibleSubstitute(0x9)]).toEqual(['[U+1F642]', '[U+0009]']);
  });
});
