import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { readBundle } from '../../../shared/fhir/readBundle.ts';
import { parseLocatedJson } from '../../../shared/json/locatedJson.ts';
import { countingIds } from '../../support/countingIds.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';

const pack = dataPackDirectory();

const bundleSchema = z.looseObject({
  entry: z.array(z.looseObject({ resource: z.record(z.string(), z.unknown()) })),
});

function bundle(change: (text: string) => string = (text) => text) {
  const file = join(pack ?? '', 'cda', 'samples', 'PSS.it-fse-support.fhir.json');
  const json = parseLocatedJson(change(readFileSync(file, 'utf8')));
  const read = json.ok ? readBundle(json.value, countingIds()) : json;
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const title = 'the official FHIR bundle';

describe.skipIf(pack === null)(pack === null ? `${title} (${skipNotice})` : title, () => {
  it('fills every section', () => {
    const { sections, header } = bundle().draft;
    expect(sectionOrder.filter((name) => sections[name] === null)).toEqual([]);
    expect(header.patient).toMatchObject({ gender: 'F', birth: '1990-06-19', name: null });
    expect(sections.vitalSigns?.entries[0]).toMatchObject({
      kind: 'group',
      readings: [{ value: { value: '129', unit: 'mm[Hg]' } }, { value: { value: '90' } }],
    });
    expect(sections.carePlans?.entries.map(({ kind }) => kind).toSorted()).toEqual([
      'activity',
      'drug',
      'encounter',
      'examination',
      'procedure',
    ]);
  });

  it('tells with its place what it did not take, such as the signer', () => {
    const { unmapped, mapped } = bundle();
    expect(mapped).toBeGreaterThan(700);
    const signer = unmapped.find(({ path }) => path.endsWith('/attester/1/mode'));
    expect(signer).toMatchObject({ content: 'legal' });
    expect(unmapped.every(({ line }) => line > 1)).toBe(true);
  });

  it('gives back a resource that says something impossible', () => {
    const { draft, unmapped } = bundle((text) => text.replace('"2161-8"', '"2161 8"'));
    expect(unmapped.some(({ content }) => content === '2161 8')).toBe(true);
    expect(draft.sections.problems).not.toBeNull();
  });

  it('gives no two entries the same identity', () => {
    const { encounters, vitalSigns, problems } = bundle().draft.sections;
    const ids = JSON.stringify([encounters, vitalSigns, problems]).match(/"id":"[^"]*"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  describe('loses nothing in silence', () => {
    /** The bundle with something put into its first resource of a type that has a certain code. */
    function changed(type: string, members: object, code?: string) {
      return bundle((text) => {
        const json = bundleSchema.parse(JSON.parse(text));
        const found = json.entry.find(({ resource }) => {
          const matches =
            code === undefined || JSON.stringify(resource['code'] ?? null).includes(`"${code}"`);
          return resource['resourceType'] === type && matches;
        });
        if (found === undefined) throw new Error(`no ${type}`);
        Object.assign(found.resource, members);
        return JSON.stringify(json, null, 2);
      });
    }

    const toldIn = ({ unmapped }: ReturnType<typeof bundle>) =>
      unmapped.map(({ content }) => content);
    const firstProblem = ({ draft }: ReturnType<typeof bundle>) => {
      const { problems } = draft.sections;
      return problems?.kind === 'listed' ? problems.entries[0] : undefined;
    };
    const category = (code: string) => ({
      category: [{ coding: [{ system: 'http://loinc.org', code }] }],
    });
    const status = (name: string, code: string) => ({ [name]: { coding: [{ code }] } });

    it('the kind of a problem', () => {
      expect(firstProblem(changed('Condition', category('75322-8')))?.kind).toBe('75322-8');
      expect(toldIn(changed('Condition', category('99999-9')))).toContain('99999-9');
    });

    it('whether it is confirmed', () => {
      const unsure = changed('Condition', status('verificationStatus', 'provisional'));
      expect(toldIn(unsure)).toContain('provisional');
      expect(firstProblem(unsure)).toBeDefined();
      const refuted = changed('Condition', status('verificationStatus', 'refuted'));
      expect(firstProblem(refuted)).toBeUndefined();
      for (const word of ['refuted', 'LA18821-1']) expect(toldIn(refuted)).toContain(word);
    });

    it('whether it is over', () => {
      expect(
        firstProblem(changed('Condition', status('clinicalStatus', 'resolved'))),
      ).toMatchObject({
        state: 'inactive',
        course: { state: 'completed', until: '2022-04-01T00:00:00+01:00' },
      });
      const relapse = changed('Condition', status('clinicalStatus', 'relapse'));
      expect(firstProblem(relapse)?.state).toBeNull();
      expect(toldIn(relapse)).toContain('relapse');
      const unknownEnd = { ...status('clinicalStatus', 'resolved'), onsetPeriod: {} };
      expect(toldIn(changed('Condition', unknownEnd))).toContain('resolved');
    });

    it('the mental state', () => {
      const mental = (state: string) =>
        changed(
          'Observation',
          {
            status: state,
            code: { coding: [{ system: 'http://loinc.org', code: '8693-4' }] },
            valueCodeableConcept: {
              coding: [{ system: 'http://hl7.org/fhir/sid/icd-9', code: '780.97' }],
            },
          },
          'ASSERTION',
        );
      const nullified = mental('entered-in-error').draft.sections.functionalStatus?.mental;
      expect(nullified).toMatchObject({ status: 'nullified', what: { code: '780.97' } });
      const other = mental('amended');
      expect(other.draft.sections.functionalStatus).toMatchObject({
        mental: null,
        motor: { capacity: 'LA4270-0' },
      });
      for (const word of ['amended', '780.97']) expect(toldIn(other)).toContain(word);
    });

    it.each(['Procedure', 'MedicationRequest', 'Immunization'])(
      'the words noted in a %s',
      (type) => {
        const read = changed(type, { note: [{ text: 'parole del medico' }] });
        const kept = JSON.stringify(read.draft).includes('parole del medico');
        expect(kept || toldIn(read).includes('parole del medico')).toBe(true);
      },
    );

    it('a dose of which only one end is known', () => {
      const system = 'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration';
      const route = { coding: [{ system, code: 'PO' }] };
      const doseAndRate = [{ doseRange: { low: { value: 77.5, code: 'mg' } } }];
      const read = changed('MedicationStatement', { dosage: [{ route, doseAndRate }] });
      expect(read.draft.sections.therapies).toMatchObject({ entries: [{ dose: null }] });
      expect(toldIn(read)).toContain('77.5');
    });

    it('a number without use, which is told and not given one', () => {
      const telecom = [{ system: 'phone', value: '0550000000' }];
      const read = changed('Patient', { telecom });
      expect(read.draft.header.patient.telecoms).toEqual([]);
      expect(toldIn(read)).toContain('0550000000');
    });
  });
});
