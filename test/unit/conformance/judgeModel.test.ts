import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { judgeModel, type ModelContext } from '../../../shared/conformance/model/judgeModel.ts';
import type { PssDraft } from '../../../shared/pss/pss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const context: ModelContext = { today: '2026-11-22', codeSystems: new Map() };

function fullDraft(): PssDraft {
  const parsed = parseXml(pssFixture('full.xml'));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const read = readPss(parsed.value, countingIds());
  if (!read.ok) throw new Error(read.error.code);
  return read.value.draft;
}

const full = fullDraft();

/** A problem of the full draft, to be changed. */
function firstProblem() {
  const { problems } = full.sections;
  const problem = problems?.kind === 'listed' ? problems.entries[0] : undefined;
  if (problem === undefined) throw new Error('fixture without problems');
  return problem;
}

function withProblems(...entries: ReturnType<typeof firstProblem>[]): PssDraft {
  const problems = { kind: 'listed', entries, freeText: [] } as const;
  return { ...full, sections: { ...full.sections, problems } };
}

function withPatient(changes: Partial<PssDraft['header']['patient']>): PssDraft {
  const { header } = full;
  return { ...full, header: { ...header, patient: { ...header.patient, ...changes } } };
}

function saidOf(draft: PssDraft, more: Partial<ModelContext> = {}): readonly string[] {
  return judgeModel(draft, { ...context, ...more }).map(
    ({ rule, field, severity }) => `${severity} ${rule} ${field ?? ''}`,
  );
}

const problem = firstProblem();

describe('rules over the model', () => {
  it('find nothing to refuse in a complete document', () => {
    expect(saidOf(full).filter((said) => said.startsWith('error'))).toEqual([]);
  });

  it.each([
    [
      'a missing section',
      { ...full, sections: { ...full.sections, allergies: null } },
      'error model/missing sections.allergies',
    ],
    [
      'a patient without a name',
      withPatient({ name: null }),
      'error model/missing header.patient.name',
    ],
    [
      'a fiscal code with a wrong check character',
      withPatient({
        ids: [
          { root: '2.16.840.1.113883.2.9.4.3.2', extension: 'MNTMRA03M71C615A', authority: null },
        ],
      }),
      'warning model/fiscal-code header.patient.ids[0]',
    ],
    [
      'a birth date that is not the fiscal code’s',
      withPatient({
        ids: [
          { root: '2.16.840.1.113883.2.9.4.3.2', extension: 'MNTMRA03M71C615V', authority: null },
        ],
        birth: '2003-08-30',
        gender: 'F',
      }),
      'warning model/birth-unlike-fiscal-code header.patient.birth',
    ],
    [
      'a sex that is not the fiscal code’s',
      withPatient({
        ids: [
          { root: '2.16.840.1.113883.2.9.4.3.2', extension: 'MNTMRA03M71C615V', authority: null },
        ],
        birth: '2003-08-31',
        gender: 'M',
      }),
      'warning model/gender-unlike-fiscal-code header.patient.gender',
    ],
    [
      'an onset in the future',
      withProblems({ ...problem, onset: '2027-01' }),
      'warning model/future-date sections.problems.entries[0].onset',
    ],
    [
      'an onset before birth',
      withProblems({ ...problem, onset: '1801' }),
      'warning model/before-birth sections.problems.entries[0].onset',
    ],
    [
      'the same problem twice',
      withProblems(problem, problem),
      'warning model/repeated-entry sections.problems.entries[1]',
    ],
    [
      'a problem that is active and over',
      withProblems({ ...problem, state: 'active', onset: null, resolved: '2026-01' }),
      'warning model/active-and-resolved sections.problems.entries[0].state',
    ],
    [
      'a link to an entry that is gone',
      withProblems({ ...problem, related: [{ id: '1.2.3', text: null }] }),
      'error model/unknown-related sections.problems.entries[0].related[0]',
    ],
    [
      'a placeholder',
      withProblems({ ...problem, note: 'xxx' }),
      'warning model/placeholder sections.problems.entries[0].note',
    ],
    [
      'an end before its beginning',
      withProblems({ ...problem, onset: '2026-02', resolved: '2026-01' }),
      'error model/impossible sections.problems.entries[0]',
    ],
  ])('say %s', (_what, draft, expected) => {
    expect(saidOf(draft)).toContain(expected);
    expect(saidOf(full)).not.toContain(expected);
  });

  it('take a day of the current year for known when only the year is', () => {
    expect(saidOf(withProblems({ ...problem, onset: '2026' })).join()).not.toContain('future-date');
  });

  it('look codes up in the lists at hand, exactly', () => {
    const coded = {
      ...problem,
      diagnosis: {
        kind: 'coded',
        text: 'x',
        code: { system: '1.2.3', code: 'A', display: null },
        translations: [],
      },
    } as const;
    const list = (codes: ReadonlySet<string> | null) =>
      new Map([['1.2.3', { oid: '1.2.3', version: '', skipped: false, codes }]]);
    const said = 'error model/unknown-code sections.problems.entries[0].diagnosis';
    const draft = withProblems(coded);
    expect(saidOf(draft, { codeSystems: list(new Set(['a'])) })).toContain(said);
    expect(saidOf(draft, { codeSystems: list(new Set(['A'])) })).not.toContain(said);
    expect(saidOf(draft, { codeSystems: list(null) })).not.toContain(said);
  });

  it('speak to the doctor, with the place in words', () => {
    const findings = judgeModel(
      { ...full, sections: { ...full.sections, allergies: null } },
      context,
    );
    expect(findings.find(({ rule }) => rule === 'model/missing')).toMatchObject({
      layer: 'model',
      audience: 'doctor',
      place: 'Allergie e Intolleranze',
      it: 'La sezione è obbligatoria: inserire le voci o dichiarare che non ce ne sono.',
    });
  });
});
