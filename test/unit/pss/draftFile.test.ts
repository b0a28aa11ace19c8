import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocatedJson } from '../../../shared/json/locatedJson.ts';
import { readDraftFile, writeDraftFile } from '../../../shared/pss/draftFile.ts';
import { fullPss } from '../../support/pss/fullPss.ts';
import { pssArbitrary } from '../../support/pssArbitraries.ts';

function read(text: string) {
  const json = parseLocatedJson(text);
  return json.ok ? readDraftFile(json.value) : json;
}

const full = writeDraftFile(fullPss);

describe('a draft as a file', () => {
  it('is read again as it was, with nothing left over', () => {
    fc.assert(
      fc.property(pssArbitrary, (pss) => {
        expect(read(writeDraftFile(pss))).toMatchObject({ value: { draft: pss, unmapped: [] } });
      }),
      { numRuns: 30 },
    );
  });

  it('tells what the model does not know', () => {
    const text = full.replace('"header": {', '"header": {\n"hobby": "scacchi",');
    expect(read(text)).toMatchObject({
      value: { unmapped: [{ path: '/header/hobby', line: 5, content: 'scacchi' }] },
    });
  });

  it('refuses an impossible value with its place', () => {
    const text = full.replace('"confidentiality": "N"', '"confidentiality": "X"');
    expect(read(text)).toMatchObject({
      error: { code: 'cda/draft-invalid', data: { path: '/header/confidentiality' } },
    });
  });

  it.each(['{}', '[]', full.replace('"version": 1', '"version": 2')])(
    'refuses another file',
    (text) => {
      expect(read(text)).toMatchObject({ error: { code: 'cda/other-json' } });
    },
  );
});
