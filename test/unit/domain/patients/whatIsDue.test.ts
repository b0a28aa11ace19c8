import { describe, expect, it } from 'vitest';
import { whatIsDue } from '../../../../electron/domain/patients/whatIsDue.ts';
import type { LatestAct, PatientFacts } from '../../../../electron/domain/ports/patientBook.ts';
import { submissionStates } from '../../../../shared/fse/submissionState.ts';

const now = new Date('2026-11-27T10:00:00.000Z');
const recent = '2026-03-12T09:00:00.000Z';

const standing = { documentId: 'd3', version: 3, effectiveAt: recent };
const draft = { draftId: 'w1', toConfirm: 2, updatedAt: recent, isUntouchedImport: false };
const unsigned = { documentId: 'd4', version: 4, sealedAt: '2026-11-26T09:00:00.000Z' };

function act(state: LatestAct['state']): LatestAct {
  return {
    submissionId: 's1',
    documentId: 'd3',
    operation: 'replace',
    state,
    updatedAt: recent,
    error: null,
  };
}

function kindOf(changes: Partial<PatientFacts>): string {
  const facts: PatientFacts = {
    patient: {
      codiceFiscale: 'RMSLSO31M04Z404R',
      family: 'Armstrong',
      given: 'Louis',
      birthDate: null,
      gender: null,
    },
    origin: 'document',
    updatedAt: recent,
    recordChangedAt: null,
    standing: null,
    latestAct: null,
    unsigned: null,
    draft: null,
    ...changes,
  };
  return whatIsDue(facts, now).kind;
}

describe('what is due', () => {
  it('is nothing for a profile of less than a year, and another look after it', () => {
    expect(kindOf({ standing, latestAct: act('indexed') })).toBe('in-order');
    expect(kindOf({ standing: { ...standing, effectiveAt: '2025-11-27T10:00:00.000Z' } })).toBe(
      'in-order',
    );
    expect(kindOf({ standing: { ...standing, effectiveAt: '2025-11-27T09:59:59.000Z' } })).toBe(
      'outdated',
    );
    expect(kindOf({})).toBe('without');
  });

  it.each([
    ['queued', 'to-send'],
    ['blocked', 'to-send'],
    ['sending', 'sending'],
    ['refused', 'refused'],
    ['outcome-unknown', 'to-verify'],
    ['accepted', 'in-order'],
    ['indexed', 'in-order'],
    ['cancelled', 'in-order'],
  ] as const)('of an act that is %s: %s', (state, kind) => {
    expect(kindOf({ standing, latestAct: act(state) })).toBe(kind);
  });

  it('has a word for every state', () => {
    expect(submissionStates).toHaveLength(8);
  });

  it('puts what cannot be undone first: an unknown outcome before any draft', () => {
    expect(kindOf({ draft, unsigned, latestAct: act('outcome-unknown') })).toBe('to-verify');
    expect(kindOf({ draft, unsigned, latestAct: act('refused') })).toBe('draft');
    expect(kindOf({ unsigned, latestAct: act('refused') })).toBe('to-sign');
  });

  it('forgets a sealed document older than the profile that stands', () => {
    expect(
      kindOf({ standing, unsigned: { ...unsigned, sealedAt: '2026-01-01T00:00:00.000Z' } }),
    ).toBe('in-order');
  });

  it('tells news of the record program until somebody works on them', () => {
    const recordChangedAt = '2026-11-19T08:00:00.000Z';
    expect(kindOf({ standing, recordChangedAt })).toBe('changed');
    expect(
      kindOf({ standing, recordChangedAt, draft: { ...draft, isUntouchedImport: true } }),
    ).toBe('changed');
    expect(kindOf({ standing, recordChangedAt, draft })).toBe('draft');
    expect(kindOf({ standing, recordChangedAt: '2026-01-01T00:00:00.000Z' })).toBe('in-order');
    expect(kindOf({ recordChangedAt })).toBe('without');
  });
});
