import { describe, expect, it } from 'vitest';
import type { AppErrorCode } from '../../../../shared/errors/appError.ts';
import {
  needsVersionCheck,
  settleAfterUnknown,
  settleVersionCheck,
} from '../../../../shared/fse/answers/settleAfterUnknown.ts';
import type { Operation } from '../../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../../shared/fse/submissionState.ts';

type Row = readonly [Operation, SubmissionState, AppErrorCode | null, SubmissionState, boolean];

describe('an attempt after an unknown outcome', () => {
  it.each<Row>([
    ['create', 'refused', 'gateway/index-already-registered', 'accepted', true],
    ['replace', 'refused', 'gateway/index-already-registered', 'accepted', true],
    ['annul', 'refused', 'gateway/document-unknown', 'accepted', true],
    ['annul', 'refused', 'gateway/index-document-unknown', 'accepted', true],
    ['replace', 'refused', 'gateway/document-unknown', 'outcome-unknown', false],
    ['replace', 'refused', 'gateway/index-document-unknown', 'outcome-unknown', false],
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

describe('a check of the new version after an unknown replacement', () => {
  it('is asked only where the target of a repeated replacement is not found', () => {
    expect(needsVersionCheck('replace', 'gateway/document-unknown')).toBe(true);
    expect(needsVersionCheck('replace', 'gateway/index-document-unknown')).toBe(true);
    expect(needsVersionCheck('replace', 'gateway/timeout')).toBe(false);
    expect(needsVersionCheck('annul', 'gateway/document-unknown')).toBe(false);
    expect(needsVersionCheck('replace', null)).toBe(false);
  });

  it.each<readonly [SubmissionState, AppErrorCode | null, SubmissionState, boolean]>([
    ['accepted', null, 'accepted', true],
    ['indexed', null, 'accepted', true],
    ['refused', 'gateway/document-unknown', 'refused', false],
    ['refused', 'gateway/index-document-unknown', 'refused', false],
    ['refused', 'gateway/hash-mismatch', 'outcome-unknown', false],
    ['queued', 'gateway/unavailable', 'outcome-unknown', false],
    ['blocked', 'gateway/token-expired', 'outcome-unknown', false],
    ['outcome-unknown', 'gateway/timeout', 'outcome-unknown', false],
  ])('answered %s with %s settles as %s', (state, code, expected, confirmed) => {
    expect(settleVersionCheck(state, code)).toEqual({
      state: expected,
      confirmedByConflict: confirmed,
    });
  });
});
