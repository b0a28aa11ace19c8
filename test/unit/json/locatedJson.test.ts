import { describe, expect, it } from 'vitest';
import { jsonAccount } from '../../../shared/json/jsonLedger.ts';
import { parseLocatedJson, plainValue } from '../../../shared/json/locatedJson.ts';

function parsed(text: string) {
  const result = parseLocatedJson(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('parseLocatedJson', () => {
  it('gives the values JSON.parse gives', () => {
    const text = '{"a": [1, -2.5e3, true, null, "è \\u0041"], "__proto__": {"b": {}}}';
    expect(JSON.stringify(plainValue(parsed(text)))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('tells every value nobody took, with its line', () => {
    const { mapped, unmapped } = jsonAccount(parsed('{\n"a": [1,\n{"b": "x"}]}'), new Set());
    expect(mapped).toBe(0);
    expect(unmapped).toEqual([
      { path: '/a/0', line: 2, content: '1' },
      { path: '/a/1/b', line: 3, content: 'x' },
    ]);
  });

  it.each([
    ['a truncated file', '{"a":\n [1, 2', 'cda/not-json', 2],
    ['no JSON', 'ciao', 'cda/not-json', 1],
    ['deep nesting', `{"a":\n${'['.repeat(100_000)}`, 'cda/json-refused', 2],
  ])('refuses %s with its place', (_what, text, code, line) => {
    expect(parseLocatedJson(text)).toMatchObject({ error: { code, data: { line } } });
  });

  it('refuses a file that is too long', () => {
    expect(parseLocatedJson(' '.repeat(20_000_001))).toMatchObject({
      error: { code: 'cda/too-large' },
    });
  });
});
