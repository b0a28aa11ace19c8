import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { readBundle } from '../../../shared/fhir/readBundle.ts';
import { parseLocatedJson } from '../../../shared/json/locatedJson.ts';
import { countingIds } from '../../support/countingIds.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';

const pack = dataPackDirectory();

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
});
