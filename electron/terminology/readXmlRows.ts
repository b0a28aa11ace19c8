import { ok, type Result } from '../../shared/errors/result.ts';
import { defaultXmlLimits, parseXml } from '../../shared/xml/parseXml.ts';
import { attributeOf, textOf, type XmlElement } from '../../shared/xml/xmlTree.ts';
import type { CatalogueRow, CatalogueRows } from './catalogueRow.ts';

const limits = { ...defaultXmlLimits, maxCharacters: 200_000_000, maxElements: 2_000_000 };

/** The attributes that hold a name where the element's own text does not. */
const NAME_ATTRIBUTES = ['displayName', 'display', 'description', 'descrizione'] as const;

function nameOf(element: XmlElement): string {
  for (const name of NAME_ATTRIBUTES) {
    const value = attributeOf(element, name);
    if (value !== undefined) return value.trim();
  }
  return textOf(element).trim();
}

function collect(element: XmlElement, rows: CatalogueRow[]): void {
  const code = attributeOf(element, 'code') ?? attributeOf(element, 'codice');
  if (code !== undefined) {
    const values = new Map([
      ['code', code.trim()],
      ['description', nameOf(element)],
    ]);
    rows.push({ line: element.position.line, values });
  }
  for (const child of element.children) if (child.kind === 'element') collect(child, rows);
}

/** Reads the rows of an XML text: every element with a `code`, named by its text or an attribute. */
export function readXmlRows(text: string): Result<CatalogueRows> {
  const parsed = parseXml(text, limits);
  if (!parsed.ok) return parsed;
  const rows: CatalogueRow[] = [];
  collect(parsed.value, rows);
  return ok({ columns: ['code', 'description'], rows, broken: [] });
}
