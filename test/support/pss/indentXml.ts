/** One tag, or a run of character data. */
const TOKEN = /<[^>]*>|[^<]+/g;

function isOpening(token: string): boolean {
  return !/^<[/?]/.test(token) && !token.endsWith('/>');
}

/**
 * The document of our writer with one element a line, so that a fixture can be read and compared; a narrative, where
 * blanks count, and elements with text only stay on one line.
 */
export function indentXml(xml: string): string {
  const tokens = xml.replaceAll('\n', '').match(TOKEN) ?? [];
  const lines: string[] = [];
  let depth = 0;
  let inline: string[] | null = null;
  for (const [index, token] of tokens.entries()) {
    if (inline !== null) {
      inline.push(token);
      const [first = ''] = inline;
      if (token === `</${/^<([\w:]+)/.exec(first)?.[1] ?? ''}>`) {
        lines.push('  '.repeat(depth) + inline.join(''));
        inline = null;
      }
    } else if (isOpening(token) && (token === '<text>' || !tokens[index + 1]?.startsWith('<'))) {
      inline = [token];
    } else {
      if (token.startsWith('</')) depth -= 1;
      lines.push('  '.repeat(depth) + token);
      if (isOpening(token)) depth += 1;
    }
  }
  return `${lines.join('\n')}\n`;
}
