const ATTRIBUTE = /[&<>"\t\n\r]/g;
const TEXT = /[&<>\r]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function reference(character: string): string {
  return REFERENCES[character] ?? character;
}

/** Escapes a value for a double-quoted attribute so that a parser gives back exactly the same value (XML 1.0 §3.3.3). */
export function escapeXmlAttribute(value: string): string {
  return value.replaceAll(ATTRIBUTE, reference);
}

/** Escapes character data so that a parser gives back exactly the same text (XML 1.0 §2.4, §2.11). */
export function escapeXmlText(value: string): string {
  return value.replaceAll(TEXT, reference);
}
