import { describe, expect, it } from 'vitest';
import type { AppErrorCode } from '../../../../shared/errors/appError.ts';
import { settleAfterUnknown } from '../../../../shared/fse/answers/settleAfterUnknown.ts';
import type { Operation } from '../../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../../shared/fse/submissionState.ts';

type Row = readonly [Operation, SubmissionState, AppErrorCode | null, SubmissionState, boolean];

describe('an attempt after an unknown outcome', () => {
  it.each<Row>([
    ['create', 'refused', 'gateway/index-already-registered', 'accepted', true],
    ['replace', 'refused', 'gateway/index-already-registered', 'accepted', true],
    ['annul', 'refused', 'gateway/document-unknown', 'accepted', true],
    ['annul', 'refused', 'gateway/index-document-unknown', 'accepted', true],
    ['replace', 'refused', 'gateway/document-unknown', 'accepted', true],
    ['update-metadata', 'refused', 'gateway/document-unknown', 'refused', false],
    ['update-metadata', 'refused', 'gateway/index-already-registered', 'refused', false],
    ['create', 'accepted', null, 'accepted', false],
    ['create', 'refused', 'gateway/hash-mismatch', 'refused', false],
    ['create', 'queued', 'gateway/unavailable', 'outcome-unknown', false],
    ['create', 'blocked', 'gateway/token-expired', 'outcome-unknown', false],
    ['create', 'outcome-unknown', 'gateway/timeout', 'outcome-unknown', false],
  ])('%s: %s with %s settles as %s', (operation, state, code, expected, confirmed) => {
    expect(settleAfterUnknown(operation, state, code)).toEqual({
      state: expected,
      confirmedByConflict: confirmed,
    });
  });
});
