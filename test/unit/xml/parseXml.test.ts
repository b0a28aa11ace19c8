import { describe, expect, it } from 'vitest';
import { defaultXmlLimits, parseXml } from '../../../shared/xml/parseXml.ts';
import { attributeOf, elementAt, pathOf, textOf } from '../../../shared/xml/xmlTree.ts';

function codeOf(text: string, limits = defaultXmlLimits): string {
  const result = parseXml(text, limits);
  return result.ok ? 'ok' : result.error.code;
}

describe('parsing XML', () => {
  it('gives a tree with namespaces, places and merged character data', () => {
    const parsed = parseXml('<a xmlns="urn:x">\n <b k="1">u<![CDATA[<v>]]></b><b/></a>');
    if (!parsed.ok) throw new Error(parsed.error.code);
    const b = elementAt(parsed.value, 'b');
    expect(b?.namespace).toBe('urn:x');
    expect(attributeOf(b, 'k')).toBe('1');
    expect(textOf(b)).toBe('u<v>');
    expect(b?.position.line).toBe(2);
    expect(b === undefined ? '' : pathOf(b)).toBe('/a/b[1]');
  });

  it.each([
    ['', 'cda/not-xml'],
    ['not xml', 'cda/not-xml'],
    ['<a>', 'cda/not-xml'],
    ['<a><b></a></b>', 'cda/not-xml'],
    ['<a>&unknown;</a>', 'cda/not-xml'],
    ['<!DOCTYPE a><a/>', 'cda/xml-refused'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'cda/xml-refused'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'cda/xml-refused'],
  ])('refuses %j with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('keeps within its limits', () => {
    const deep = '<a>'.repeat(200) + '</a>'.repeat(200);
    expect(codeOf(deep)).toBe('cda/xml-refused');
    expect(codeOf('<a><b/><b/></a>', { ...defaultXmlLimits, maxElements: 2 })).toBe(
      'cda/xml-refused',
    );
    expect(codeOf('<a/>', { ...defaultXmlLimits, maxCharacters: 3 })).toBe('cda/too-large');
  });
});
