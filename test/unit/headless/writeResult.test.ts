import { describe, expect, it } from 'vitest';
import { writeResult } from '../../../electron/headless/verbResult.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';

function capture() {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const output = {
    out: (line: string) => lines.out.push(line),
    err: (line: string) => lines.err.push(line),
  };
  return { lines, output };
}

describe('writing a result', () => {
  it('prints exactly one line of JSON, for success and for failure', () => {
    const { lines, output } = capture();
    const report = ok({ json: { a: 1 }, lines: ['uno', 'due'], succeeded: true });
    expect(writeResult('check', report, true, output)).toBe(0);
    const failure = fail(appError('document/unknown', { documentId: 'X' }));
    expect(writeResult('annul', failure, true, output)).toBe(1);
    expect(lines.out).toHaveLength(2);
    expect(JSON.parse(lines.out[0] ?? '')).toEqual({ verb: 'check', a: 1 });
    expect(JSON.parse(lines.out[1] ?? '')).toMatchObject({
      verb: 'annul',
      error: { code: 'document/unknown', data: { documentId: 'X' }, retry: 'user' },
    });
  });

  it('tells people in Italian what happened, what it means and what to do', () => {
    const { lines, output } = capture();
    const failure = fail(appError('document/unknown', { documentId: 'X' }));
    expect(writeResult('annul', failure, false, output)).toBe(1);
    expect(lines.out).toEqual([]);
    expect(lines.err).toHaveLength(3);
  });

  it('answers 1 for a refusal that is not an error', () => {
    const { output } = capture();
    const report = ok({ json: {}, lines: [], succeeded: false });
    expect(writeResult('check', report, false, output)).toBe(1);
  });
});
