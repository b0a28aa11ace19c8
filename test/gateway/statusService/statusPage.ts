import type { Ledger } from '../ledger/ledgerEntries.ts';

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('');
  const lines = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<h2>${title} (${String(rows.length)})</h2>\n<table><tr>${cells('th', heads)}</tr>\n${lines}</table>`;
}

/** What the gateway holds, for a person with a browser. Test data only; newest calls first. */
export function statusPage(ledger: Ledger): string {
  const documents = ledger.documents.map(({ id, version, status, replaces, replacedBy }) => [
    id,
    version ?? '',
    status,
    replaces ?? '',
    replacedBy ?? '',
  ]);
  const submissions = ledger.submissions.map(({ at, method, documentId, cartId, indexing }) => [
    at,
    method,
    documentId,
    cartId,
    'error' in indexing && indexing.error !== null
      ? `${indexing.state}: ${indexing.error}`
      : indexing.state,
  ]);
  const calls = ledger.calls
    .toReversed()
    .map(({ at, verb, path, status, refusedBy, fault, cartId }) => [
      at,
      verb,
      path,
      status === null ? 'cut' : String(status),
      refusedBy ?? '',
      fault ?? '',
      cartId ?? '',
    ]);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gateway simulator</title>
<style>body{font:14px sans-serif;margin:2em}td,th{text-align:left;padding:2px 10px;border-bottom:1px solid #ccc}</style>
</head><body><h1>Gateway simulator</h1>
${table('Documents', ['id', 'version', 'status', 'replaces', 'replaced by'], documents)}
${table('Accepted calls', ['at', 'method', 'document', 'X-CART-id', 'index'], submissions)}
${table('Calls', ['at', 'verb', 'path', 'status', 'refused by', 'fault', 'X-CART-id'], calls)}
</body></html>
`;
}
