import { describe, expect, it } from 'vitest';
import { redactText } from '../../../electron/log/redactText.ts';

/** What must never be read in a log, with the parts that would give it away. */
const secrets: readonly { readonly written: string; readonly telling: string }[] = [
  { written: 'RMSLSO31M04Z404R', telling: 'RMSLSO31M04Z404R' },
  { written: 'rmslso31m04z404r', telling: 'rmslso31m04z404r' },
  { written: 'RMSLSOPMM0QZQ0QR', telling: 'RMSLSOPMM0QZQ0QR' },
  { written: 'MNZLSN99E05F205J^^^&2.16.840.1.113883.2.9.4.3.2&ISO', telling: 'MNZLSN99E05F205J' },
  { written: '80380000900012345678', telling: '80380000900012345678' },
  { written: 'alessio.ramis@example.it', telling: 'alessio.ramis' },
  { written: '+39 055 1234567', telling: '1234567' },
  { written: '3331234567', telling: '3331234567' },
  { written: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJNTlpMU04ifQ.c2lnbmF0dXJl', telling: 'eyJzdWIi' },
  {
    written: '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----',
    telling: 'MIIEvQ',
  },
  { written: 'PIN 12345678', telling: '12345678' },
  { written: 'puk=87654321', telling: '87654321' },
  { written: '/home/mrossi/documenti', telling: 'mrossi' },
  { written: 'C:\\Users\\mrossi\\AppData', telling: 'mrossi' },
  {
    written: '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI0000000002',
    telling: 'SINTESI0000000',
  },
  { written: 'Ramìs', telling: 'Ramìs' },
  { written: 'RAMIS', telling: 'RAMIS' },
];

/** How foreign programs and libraries wrap what they say. */
const wrappings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Error: cannot process ${text}`,
  (text) => `value="${text}"`,
  (text) => `{"patient":"${text}","n":1}`,
  (text) => `<id extension='${text}'/>`,
  (text) => `at parse (${text}):12:7`,
  (text) => `${text}\r\n${text}`,
  (text) => `[${text}]`,
  (text) => `key:${text};next`,
  (text) => `a,${text},b`,
  (text) => `(${text})`,
  (text) => `\t${text}\t`,
  (text) => `«${text}»`,
  (text) => `x = ${text}.`,
  (text) => `${text}!`,
  (text) => `message: ${text} | code 7`,
  (text) => `'${text}'`,
  (text) => `\u0000${text}`,
  (text) => `GET /v1/documents?q=${text} HTTP/1.1`,
  (text) => `${'A '.repeat(200)}${text}`,
  (text) => `warning ${text} warning ${text}`,
  (text) => `→ ${text} ←`,
  (text) => `#${text}#`,
  (text) => `*${text}*`,
  (text) => `<b>${text}</b>`,
  (text) => `\\"${text}\\"`,
  (text) => `SQLITE_CONSTRAINT: ${text}`,
  (text) => `CKR_PIN_INCORRECT ${text}`,
  (text) => `\u202e${text}\u202c`,
  (text) => `line one\n  ${text}\nline three`,
];

const corpus = secrets.flatMap(({ written, telling }) =>
  wrappings.map((wrap) => ({ line: wrap(written), telling })),
);

describe('a corpus of hostile lines', () => {
  it('is at least five hundred', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(500);
  });

  it('keeps nothing personal', () => {
    const context = { homeDirectory: '/srv/casa', names: ['Ramìs', 'Alessio'] };
    const kept = corpus.filter(({ line, telling }) => redactText(line, context).includes(telling));
    expect(kept).toEqual([]);
  });

  it('keeps what support needs', () => {
    const context = { homeDirectory: '', names: [] };
    const cartId = 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0';
    for (const wrap of wrappings) expect(redactText(wrap(cartId), context)).toContain(cartId);
  });
});
