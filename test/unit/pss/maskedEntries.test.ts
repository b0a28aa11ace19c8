import { describe, expect, it } from 'vitest';
import {
  countMaskedEntries,
  masked,
  maskedAsBefore,
  maskedEntriesOf,
  withMaskedEntries,
} from '../../../shared/pss/working/maskedEntries.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import {
  isRecord,
  openWorkingDraft,
  type WorkingDraft,
  type WorkingRecord,
} from '../../../shared/pss/working/workingDraft.ts';
import { fullPss } from '../../support/pss/fullPss.ts';

type Listed = 'therapies' | 'problems';
const full = openWorkingDraft(fullPss);

function entriesOf(draft: WorkingDraft, name: Listed): readonly WorkingRecord[] {
  const entries = draft.sections[name]?.['entries'];
  return Array.isArray(entries) ? entries.filter(isRecord) : [];
}

function withEntries(name: Listed, entries: readonly WorkingRecord[]): WorkingDraft {
  const section = full.sections[name] ?? {};
  return { ...full, sections: { ...full.sections, [name]: { ...section, entries } } };
}

const [first = {}, ...others] = entriesOf(full, 'therapies');
const firstId = typeof first['id'] === 'string' ? first['id'] : '';
const oneMasked = withEntries('therapies', [masked(first, true), ...others]);
const without = withEntries('therapies', others);

describe('masked entries', () => {
  it('are not in the document, nor is what points to them, and the others keep their places', () => {
    const [problem = {}] = entriesOf(full, 'problems');
    const pointing = { ...problem, related: [{ id: firstId, text: null }] };
    const section = { ...full.sections.problems, entries: [pointing] };
    const working = { ...oneMasked, sections: { ...oneMasked.sections, problems: section } };
    const { draft, faults, places } = settleDraft(working);
    expect(faults).toEqual([]);
    expect(draft.sections.therapies).toEqual(settleDraft(without).draft.sections.therapies);
    expect(JSON.stringify(draft)).not.toContain(firstId);
    expect(places.get('therapies')).toEqual(others.map((_, index) => index + 1));
  });

  it('are told nothing of, while a fault beside them is told at its own place', () => {
    const half = { ...(others[0] ?? {}), route: null };
    const broken = { ...first, route: null };
    const { faults } = settleDraft(withEntries('therapies', [masked(broken, true), half]));
    expect(faults.map(({ path }) => path)).toEqual([
      ['sections', 'therapies', 'entries', 1, 'route'],
    ]);
  });

  it('are counted over all sections', () => {
    const [problem = {}] = entriesOf(full, 'problems');
    const problems = { ...full.sections.problems, entries: [masked(problem, true)] };
    const two = { ...oneMasked, sections: { ...oneMasked.sections, problems } };
    expect(countMaskedEntries(maskedEntriesOf(two))).toBe(2);
    expect(countMaskedEntries(maskedEntriesOf(full))).toBe(0);
  });

  it('leave a section empty that has nothing else, and let its absence be stated beside them', () => {
    const only = withEntries('therapies', [masked(first, true)]);
    expect(settleDraft(only).draft.sections.therapies).toBeNull();
    const absent = {
      kind: 'absent',
      id: '9b2cdd3e-9b59-4a1c-8a4f-111111111111',
      absence: 'no-medication-info',
      freeText: [],
      entries: [masked(first, true)],
    };
    const stated = { ...full, sections: { ...full.sections, therapies: absent } };
    const { draft, faults } = settleDraft(stated);
    expect(faults).toEqual([]);
    expect(draft.sections.therapies).toMatchObject({ kind: 'absent' });
    expect(draft.sections.therapies).not.toHaveProperty('entries');
    expect(maskedEntriesOf(stated)).toMatchObject({ therapies: { kind: 'listed' } });
  });

  it('come back with the next version, still masked, and can be let in again', () => {
    const kept = maskedEntriesOf(oneMasked);
    if (kept === null) throw new Error('nothing was kept');
    const next = withMaskedEntries(without, kept);
    expect(entriesOf(next, 'therapies')).toEqual([...others, masked(first, true)]);
    expect(settleDraft(next).draft).toEqual(settleDraft(without).draft);
    expect(masked(masked(first, true), false)).toEqual(first);
    expect(maskedEntriesOf(full)).toBeNull();
  });

  it('are recognised by code in what another program hands over again', () => {
    const kept = maskedEntriesOf(oneMasked) ?? {};
    const again = { ...first, id: '9b2cdd3e-9b59-4a1c-8a4f-222222222222', note: 'altro' };
    const taken = maskedAsBefore(withEntries('therapies', [...others, again]), kept);
    expect(entriesOf(taken, 'therapies')).toEqual([...others, masked(again, true)]);
    expect(taken.sections.problems).toEqual(full.sections.problems);
  });
});
