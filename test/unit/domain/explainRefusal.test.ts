import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../../electron/domain/explainRefusal.ts';

const cda = readFileSync(new URL('../../fixtures/pss/full.xml', import.meta.url));
const detail = 'vocaboli: [CodeSystem: 2.16.840.1.113883.6.1, Codes: 11450-4]';
const body = { traceID: 't', type: '/msg/vocabulary', status: 400, detail };
const end = {
  state: 'refused',
  httpStatus: 400,
  responseHeaders: {},
  responseBody: Buffer.from(JSON.stringify(body)),
} as const;

describe('a refusal about a document', () => {
  it('leads to the data it names', () => {
    const [located] = explainRefusal({ operation: 'create', end, cda }, null);
    expect(located?.paths).toHaveLength(1);
    expect(located?.section).toBe('Lista dei Problemi');
  });

  it('judges again for the place of a rule the document breaks', () => {
    const nameless = Buffer.from(cda.toString('utf8').replace(/<given>[^<]*<\/given>/, ''));
    const semantic = { ...body, type: '/msg/semantic', detail: '[ERRORE-14| x]' };
    const responseBody = Buffer.from(JSON.stringify(semantic));
    const refused = { operation: 'create', end: { ...end, responseBody }, cda: nameless } as const;
    expect(explainRefusal(refused, null)).toMatchObject([{ section: 'Intestazione' }]);
  });

  it.each([
    ['was no refusal', { ...end, state: 'accepted' as const }],
    ['has no body', { ...end, responseBody: null }],
    ['is a page', { ...end, responseBody: Buffer.from('<html>') }],
  ])('names nothing where the answer %s', (_title, other) => {
    expect(explainRefusal({ operation: 'create', end: other, cda }, null)).toEqual([]);
  });

  it('names nothing where the document cannot be read', () => {
    const unreadable = { operation: 'create', end, cda: Buffer.from('no XML') } as const;
    expect(explainRefusal(unreadable, null)).toEqual([]);
  });
});
