import { describe, expect, it } from 'vitest';
import { judgeWorking } from '../../../shared/conformance/model/judgeWorking.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import {
  isRecord,
  openWorkingDraft,
  type WorkingDraft,
  type WorkingRecord,
} from '../../../shared/pss/working/workingDraft.ts';
import { fullPss } from '../../support/pss/fullPss.ts';

const full = openWorkingDraft(fullPss);
const context = { today: '2026-11-27', codeSystems: new Map() };

function entriesOf(draft: WorkingDraft, name: 'therapies' | 'devices'): readonly WorkingRecord[] {
  const entries = draft.sections[name]?.['entries'];
  return Array.isArray(entries) ? entries.filter(isRecord) : [];
}

function withEntries(
  name: 'therapies' | 'devices',
  entries: readonly WorkingRecord[],
): WorkingDraft {
  const section = full.sections[name] ?? {};
  return { ...full, sections: { ...full.sections, [name]: { ...section, entries } } };
}

describe('a working draft as model', () => {
  it('gives a complete one back as it was', () => {
    const { draft, faults } = settleDraft(full);
    expect(faults).toEqual([]);
    expect(JSON.stringify(draft)).toBe(JSON.stringify(fullPss));
  });

  it('leaves an incomplete entry out, tells it, and addresses the others where they stand', () => {
    const [first = {}, ...others] = entriesOf(full, 'therapies');
    const half = { ...first, id: '9b2cdd3e-9b59-4a1c-8a4f-111111111111', route: null };
    const working = withEntries('therapies', [half, first, ...others, first]);
    const { draft, faults, places } = settleDraft(working);
    expect(draft.sections.therapies).toMatchObject({ entries: [first, ...others, first] });
    expect(faults).toMatchObject([
      { path: ['sections', 'therapies', 'entries', 0, 'route'], missing: true },
    ]);
    expect(places.get('therapies')?.[0]).toBe(1);
    const findings = judgeWorking(working, context);
    expect(findings.map(({ rule, field }) => [rule, field])).toEqual([
      ['model/missing', 'sections.therapies.entries[0].route'],
      // The settled draft has it one place earlier.
      ['model/repeated-entry', `sections.therapies.entries[${String(others.length + 2)}]`],
    ]);
  });

  it('says a dosage in words in the note, and keeps what the fields said in the draft alone', () => {
    const [first = {}, ...others] = entriesOf(full, 'therapies');
    const inWords = { ...first, dosing: 'words', dosingWords: 'una la sera', note: 'a digiuno' };
    const settled = (entry: WorkingRecord) =>
      settleDraft(withEntries('therapies', [entry, ...others])).draft.sections.therapies;
    expect(settled(inWords)).toMatchObject({
      entries: [
        { dose: null, frequency: null, note: 'Posologia: una la sera; a digiuno' },
        ...others,
      ],
    });
    expect(JSON.stringify(settled(inWords))).not.toContain('dosing');
    expect(settled({ ...inWords, dosing: null })).toMatchObject({
      entries: [{ ...first, note: 'a digiuno' }, ...others],
    });
  });

  it('keeps what the other choice of a row said out of the model and in the draft', () => {
    const [first = {}, ...others] = entriesOf(full, 'therapies');
    const switched = { ...first, course: { state: 'active', since: null, until: '2026-01-01' } };
    const { draft, faults } = settleDraft(withEntries('therapies', [switched, ...others]));
    expect(faults).toEqual([]);
    expect(draft.sections.therapies).toMatchObject({
      entries: [{ ...first, course: { state: 'active', since: null } }, ...others],
    });
  });

  it('makes no section of one in which nothing is said, and tells a half typed date', () => {
    const blank = withEntries('devices', []);
    const emptied = {
      ...blank,
      sections: { ...blank.sections, devices: { entries: [], freeText: ['', '  '] } },
    };
    expect(settleDraft(emptied)).toMatchObject({
      draft: { sections: { devices: null } },
      faults: [],
    });
    const [device = {}] = entriesOf(full, 'devices');
    const typed = withEntries('devices', [{ ...device, since: '31/02' }]);
    const [finding] = judgeWorking(typed, context);
    expect(finding).toMatchObject({
      rule: 'model/impossible',
      field: 'sections.devices.entries[0].since',
      it: 'Data non valida: correggerlo.',
    });
  });

  it('gives up only the part of the header that is at fault', () => {
    const patient = isRecord(full.header['patient']) ? full.header['patient'] : {};
    const telecoms = [
      { use: 'MC', uri: 'tel:' },
      { use: 'HP', uri: 'tel:055123456' },
    ];
    const header = { ...full.header, patient: { ...patient, telecoms, name: { family: 'Rossi' } } };
    const { draft, faults } = settleDraft({ ...full, header });
    expect(draft.header.patient.telecoms).toEqual([{ use: 'HP', uri: 'tel:055123456' }]);
    expect(draft.header.patient.name).toBeNull();
    expect(draft.header.patient.birth).toBe(fullPss.header.patient.birth);
    expect(faults).not.toEqual([]);
    const told = judgeWorking({ ...full, header }, context).map(({ field }) => field);
    expect(told).toContain('header.patient.name.given');
    expect(told).not.toContain('header.patient.name');
  });
});
