import { describe, expect, it } from 'vitest';
import { fieldLabel } from '../../../shared/conformance/fields/fieldLabel.ts';
import { fieldOf } from '../../../shared/conformance/fields/fieldOf.ts';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { attributeOf, type XmlElement } from '../../../shared/xml/xmlTree.ts';
import { countingIds } from '../../support/countingIds.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

function rootOf(text: string): XmlElement {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [
    element,
    ...element.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child) : [])),
  ];
}

/** What stands at a field's address in the model. */
function valueAt(model: unknown, field: string): unknown {
  return field
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((value, part) => {
      if (typeof value !== 'object' || value === null) return undefined;
      return Object.entries(value).find(([name]) => name === part)?.[1];
    }, model);
}

const root = rootOf(pssFixture('full.xml'));

describe('leading elements back to the model', () => {
  it('gives addresses that exist in the model read from the same document', () => {
    const read = readPss(root, countingIds());
    if (!read.ok) throw new Error(read.error.code);
    const fields = new Set(elementsOf(root).flatMap((element) => fieldOf(element) ?? []));
    const wrong = [...fields].filter(
      (field) => valueAt({ ...read.value.draft }, field) === undefined,
    );
    expect(wrong).toEqual([]);
    expect(fields.size).toBeGreaterThan(150);
  });

  it('leads coded values to the datum that holds their code', () => {
    const read = readPss(root, countingIds());
    if (!read.ok) throw new Error(read.error.code);
    const sections = new Set<string>();
    for (const element of elementsOf(root)) {
      const [code, system] = ['code', 'codeSystem'].map((name) => attributeOf(element, name));
      const field = fieldOf(element) ?? '';
      if (code === undefined || system === undefined) continue;
      const held = JSON.stringify(valueAt(read.value.draft, field) ?? null);
      if (!/\.(?:what|drug|vaccine|diagnosis|route|agents\[\d+\])$/.test(field)) continue;
      expect(held, `${field} ${code}`).toContain(code);
      sections.add(field.split('.')[1] ?? '');
    }
    expect(sections.size).toBeGreaterThanOrEqual(10);
  });

  it('has words for every address', () => {
    const fields = new Set(elementsOf(root).flatMap((element) => fieldOf(element) ?? []));
    const silent = [...fields].filter((field) => field !== 'sections' && fieldLabel(field) === '');
    expect(silent).toEqual([]);
    expect(fieldLabel('sections.allergies.entries[1].agents[0]')).toBe(
      'Allergie e Intolleranze, voce 2, agente',
    );
    expect(fieldLabel('header.patient.birth')).toBe('assistito, data di nascita');
  });

  it('has no address for what is no datum of a PSS', () => {
    expect(fieldOf(root)).toBeNull();
    expect(fieldOf(rootOf('<a><section><code code="x"/></section></a>'))).toBeNull();
  });
});
