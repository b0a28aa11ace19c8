import { describe, expect, it } from 'vitest';
import { decodeCda } from '../../../electron/domain/decodeCda.ts';

function codeOf(bytes: Uint8Array): string {
  const result = decodeCda(bytes);
  return result.ok ? result.value : result.error.code;
}

describe('decoding CDA bytes', () => {
  it('reads UTF-8 with and without a declaration', () => {
    const text = '<?xml version="1.0" encoding="utf-8"?><a>àè</a>';
    expect(codeOf(Buffer.from(text))).toBe(text);
    expect(codeOf(Buffer.from('<a>è</a>'))).toBe('<a>è</a>');
  });

  it('refuses Latin-1 declared as UTF-8', () => {
    const text = '<?xml version="1.0" encoding="UTF-8"?><a>perché</a>';
    expect(codeOf(Buffer.from(text, 'latin1'))).toBe('cda/not-utf8');
  });

  it('refuses another declared encoding and a byte order mark', () => {
    expect(codeOf(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'))).toBe(
      'cda/not-utf8',
    );
    expect(codeOf(Buffer.from('\uFEFF<a/>'))).toBe('cda/not-utf8');
  });
});
