import { describe, expect, it } from 'vitest';
import {
  duplicated,
  entriesOf,
  isBlank,
} from '../../../../renderer/features/editor/model/entries.ts';
import { writtenInGroups } from '../../../../renderer/features/editor/model/groups.ts';
import { momentText, parseMoment } from '../../../../renderer/features/editor/model/moments.ts';
import {
  parsePath,
  valueAt,
  withValueAt,
} from '../../../../renderer/features/editor/model/paths.ts';
import { severeAllergies } from '../../../../renderer/features/editor/model/severeAllergies.ts';
import { sectionDescriptions } from '../../../../renderer/features/editor/sections/sectionDescriptions.ts';
import {
  freshHistory,
  noted,
  stepBack,
  stepForward,
  type Written,
} from '../../../../renderer/stores/editor/editorHistory.ts';
import { nothingReviewed } from '../../../../shared/pss/working/draftState.ts';
import { openWorkingDraft } from '../../../../shared/pss/working/workingDraft.ts';
import { fullPss } from '../../../support/pss/fullPss.ts';

const full = openWorkingDraft(fullPss);
const written = (title: string): Written => ({
  content: { ...full, header: { title } },
  review: nothingReviewed,
});

describe('dates as doctors type them', () => {
  it.each([
    ['2015', '2015', '2015'],
    ['3/2015', '2015-03', '03/2015'],
    ['1.3.2015', '2015-03-01', '01/03/2015'],
    ['01032015', '2015-03-01', '01/03/2015'],
    ['1/3/2015 9:30', '2015-03-01T09:30', '01/03/2015 09:30'],
    ['31/02', '31/02', '31/02'],
    ['', '', ''],
  ])('%j is %j, read as %j', (typed, moment, read) => {
    expect(parseMoment(typed)).toBe(moment);
    expect(momentText(moment)).toBe(read);
  });
});

describe('undo', () => {
  it('takes typing in one datum as one step, and pauses as another', () => {
    const first = noted(freshHistory, written('a'), 'title', 1000);
    const second = noted(first, written('ab'), 'title', 1500);
    const third = noted(second, written('abc'), 'title', 4000);
    expect(third.past.map(({ content }) => content.header['title'])).toEqual(['a', 'abc']);
  });

  it('goes back and forward, and a new change forgets what was undone', () => {
    const history = noted(freshHistory, written('a'), null, 0);
    const back = stepBack(history, written('b'));
    expect(back?.written.content.header['title']).toBe('a');
    const forward = stepForward(back?.history ?? freshHistory, written('a'));
    expect(forward?.written.content.header['title']).toBe('b');
    expect(stepBack(freshHistory, written('a'))).toBeNull();
    expect(noted(back?.history ?? freshHistory, written('a'), null, 9).future).toEqual([]);
  });
});

describe('writing in a draft', () => {
  it('changes one place and shares the rest', () => {
    const section = full.sections.therapies ?? {};
    const changed = withValueAt(section, parsePath('entries.1.note'), 'nuova');
    expect(valueAt(changed, parsePath('entries.1.note'))).toBe('nuova');
    expect(valueAt(changed, parsePath('entries.0'))).toBe(valueAt(section, parsePath('entries.0')));
  });

  it('begins a part when something is said in it, and drops it when nothing is left', () => {
    const groups = { motor: { capacity: null, since: null } };
    const begun = writtenInGroups({ motor: null }, 'motor.since', '2024', groups);
    expect(begun).toEqual({ motor: { capacity: null, since: '2024' } });
    expect(writtenInGroups(begun, 'motor.since', null, groups)).toEqual({ motor: null });
  });

  it('gives a second entry identities of its own and keeps its pointers', () => {
    let count = 0;
    const [problem = {}] = entriesOf(full.sections.problems);
    const copy = duplicated(problem, () => `new-${String((count += 1))}`);
    expect(copy['id']).toBe('new-1');
    expect(copy['related']).toEqual(problem['related']);
    const [vital = {}] = entriesOf(full.sections.vitalSigns);
    duplicated(vital, () => `new-${String((count += 1))}`);
    expect(count).toBe(4);
  });

  it('knows a section in which nothing is said', () => {
    expect(isBlank(null)).toBe(true);
    expect(isBlank({ kind: 'listed', entries: [], freeText: [''] })).toBe(true);
    expect(isBlank({ kind: 'absent', id: 'x', freeText: [] })).toBe(false);
    expect(isBlank(full.sections.organDonation)).toBe(false);
  });
});

describe('what the band says of severe allergies', () => {
  it('tells none from not confirmed', () => {
    expect(severeAllergies(null, false).kind).toBe('unknown');
    expect(severeAllergies(null, true).kind).toBe('none');
    expect(severeAllergies(full.sections.allergies, false)).toEqual({
      kind: 'some',
      first: 'amoxicillina con acido clavulanico: orticaria al tronco',
      severe: 1,
      all: 2,
    });
  });
});

describe('the rows', () => {
  it('say something of every entry of a full profile', () => {
    for (const { name, entries } of sectionDescriptions) {
      if (entries === null) continue;
      for (const entry of entriesOf(full.sections[name])) {
        expect(entries.nameOf(entry), name).not.toBe('');
        expect(entries.columns[0]?.say(entry), name).not.toBe('');
      }
    }
  });
});
