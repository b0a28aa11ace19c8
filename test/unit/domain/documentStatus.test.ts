import { describe, expect, it } from 'vitest';
import { checkNotSubmitted, checkPublished } from '../../../electron/domain/documentStatus.ts';
import type { Submission } from '../../../electron/domain/ports/archive.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import { submissionStates, type SubmissionState } from '../../../shared/fse/submissionState.ts';

function submission(
  operation: Operation,
  documentId: string,
  targetId: string | null,
  state: SubmissionState,
): Submission {
  const createdAt = '2026-11-22T08:00:00.000Z';
  return {
    submissionId: `${operation}-${documentId}`,
    operation,
    documentId,
    targetId,
    metadata: {},
    createdAt,
    updatedAt: createdAt,
    state,
  };
}

function codeOf(result: ReturnType<typeof checkPublished>): string {
  return result.ok ? 'ok' : result.error.code;
}

describe('publishing for the first time', () => {
  it.each(submissionStates)('is judged when an act stands %s', (state) => {
    const code = codeOf(checkNotSubmitted('A', [submission('create', 'A', null, state)]));
    const mayGoAgain = state === 'refused' || state === 'cancelled';
    expect(code).toBe(mayGoAgain ? 'ok' : 'document/already-submitted');
  });

  it('does not mind acts that carry another document', () => {
    expect(codeOf(checkNotSubmitted('A', [submission('replace', 'B', 'A', 'accepted')]))).toBe(
      'ok',
    );
  });
});

describe('acting on a published document', () => {
  const published = submission('create', 'A', null, 'accepted');

  it.each(submissionStates)('needs the act that carried it to be done (%s)', (state) => {
    const code = codeOf(checkPublished('A', [submission('create', 'A', null, state)]));
    const done = state === 'accepted' || state === 'indexed';
    expect(code).toBe(done ? 'ok' : 'document/not-published');
  });

  it('refuses a document nobody submitted', () => {
    expect(codeOf(checkPublished('A', []))).toBe('document/not-published');
  });

  it.each([
    ['replace', 'accepted', 'document/superseded'],
    ['annul', 'indexed', 'document/superseded'],
    ['annul', 'outcome-unknown', 'document/not-published'],
    ['replace', 'queued', 'document/not-published'],
    ['annul', 'refused', 'ok'],
    ['update-metadata', 'accepted', 'ok'],
  ] as const)('after %s in state %s answers %s', (operation, state, code) => {
    const after = submission(operation, operation === 'replace' ? 'B' : 'A', 'A', state);
    expect(codeOf(checkPublished('A', [published, after]))).toBe(code);
  });
});
