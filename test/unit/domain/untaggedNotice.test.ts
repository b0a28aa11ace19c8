import { expect, it } from 'vitest';
import type { DocumentPdf, RenderedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import { withUntaggedNotice } from '../../../electron/domain/untaggedNotice.ts';
import { ok } from '../../../shared/errors/result.ts';

function paper(untaggedBecause: string | null): DocumentPdf {
  const rendered: RenderedDocument = {
    pdf: new Uint8Array(),
    cdaSha256: '',
    substitutedCharacters: [],
    conformance: untaggedBecause === null ? 'PDF/A-3a' : 'PDF/A-3u',
    untaggedBecause,
  };
  const never = () => Promise.reject(new Error('not asked'));
  return {
    render: () => Promise.resolve(ok(rendered)),
    prepare: never,
    complete: never,
    verify: never,
  };
}

it('tells why a page went out without tags, and nothing of one that has them', async () => {
  const told: string[] = [];
  const tell = (cause: string) => told.push(cause);
  const at = new Date(0);
  const good = withUntaggedNotice(paper(null), tell);
  expect(await good.render(new Uint8Array(), at)).toMatchObject({ ok: true });
  expect(told).toEqual([]);
  const poor = withUntaggedNotice(paper('no parent'), tell);
  expect(await poor.render(new Uint8Array(), at)).toMatchObject({
    value: { conformance: 'PDF/A-3u' },
  });
  expect(told).toEqual(['no parent']);
});
