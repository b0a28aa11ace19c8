/** A source of numbers that a seed repeats exactly (mulberry32): a failure is run again by its seed. */
export function seededNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const LARGEST = 2_000_000;

/** Pieces that break parsers of one kind or another: put in as they are. */
const tokens = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#0;',
  '&#x110000;',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.1" encoding="UTF-7"?>',
  '<a xmlns="',
  'xsi:type="',
  '{"__proto__":{"a":1}}',
  '{"a":1e999}',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '"\\ud800"',
  '/Length 999999999',
  '/Length -1',
  '/Prev 0',
  '/Prev 1',
  '/Parent 1 0 R',
  '/Kids [1 0 R 1 0 R]',
  '/Filter [/FlateDecode /FlateDecode]',
  'xref\n0 99999999\n',
  'startxref\n0\n%%EOF',
  'stream\r\n',
  'endobj',
  '1 0 obj',
  '/ByteRange [0 9999999999 0 1]',
  '"",""\n""',
  ';;;;;;;;',
  '\ufeff',
  '\u0000',
  '\ufffd',
  'R001',
  'HTTP/1.1 200',
  '9'.repeat(400),
  '-0',
  'NaN',
];

function splice(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - removed + added.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(bytes.subarray(at + removed), at + added.length);
  return result;
}

type Numbers = (limit: number) => number;
type Change = (bytes: Uint8Array, next: Numbers, other: Uint8Array) => Uint8Array;

const flipBit: Change = (bytes, next) => {
  const copy = bytes.slice();
  const at = next(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << next(8));
  return copy;
};
const setByte: Change = (bytes, next) => {
  const copy = bytes.slice();
  copy[next(copy.length)] = [0, 0xff, 0x20, 0x3c, 0x22, 0x7b][next(6)] ?? 0;
  return copy;
};
const cutOut: Change = (bytes, next) => {
  const at = next(bytes.length);
  return splice(bytes, at, Math.min(next(200) + 1, bytes.length - at), new Uint8Array());
};
const truncate: Change = (bytes, next) => bytes.slice(0, next(bytes.length));
const repeat: Change = (bytes, next) => {
  const at = next(bytes.length);
  const piece = bytes.slice(at, at + next(300) + 1);
  const times = next(40) + 1;
  const added = new Uint8Array(piece.length * times);
  for (let index = 0; index < times; index += 1) added.set(piece, index * piece.length);
  return splice(bytes, at, 0, added);
};
const insertToken: Change = (bytes, next) => {
  const token = new TextEncoder().encode(tokens[next(tokens.length)]);
  return splice(bytes, next(bytes.length + 1), 0, token);
};
const overwriteWithToken: Change = (bytes, next) => {
  const token = new TextEncoder().encode(tokens[next(tokens.length)]);
  const at = next(bytes.length);
  return splice(bytes, at, Math.min(token.length, bytes.length - at), token);
};
const cross: Change = (bytes, next, other) => {
  const at = next(bytes.length);
  const from = next(other.length);
  return splice(bytes, at, 0, other.slice(from, from + next(2000) + 1));
};
const move: Change = (bytes, next) => {
  const from = next(bytes.length);
  const piece = bytes.slice(from, from + next(400) + 1);
  const without = splice(bytes, from, piece.length, new Uint8Array());
  return splice(without, next(without.length + 1), 0, piece);
};
const changeDigit: Change = (bytes, next) => {
  const digits = [...bytes.keys()].filter(
    (at) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39,
  );
  const at = digits[next(Math.max(1, digits.length))];
  if (at === undefined) return bytes;
  const copy = bytes.slice();
  copy[at] = 0x30 + next(10);
  return copy;
};

const changes: readonly Change[] = [
  flipBit,
  setByte,
  cutOut,
  truncate,
  repeat,
  insertToken,
  overwriteWithToken,
  cross,
  move,
  changeDigit,
];

/** A file made of another by one to eight changes; `other` lends pieces. Never empty, never beyond 2 MB. */
export function mutate(bytes: Uint8Array, other: Uint8Array, next: Numbers): Uint8Array {
  let result = bytes;
  for (let left = next(8) + 1; left > 0; left -= 1) {
    const change = changes[next(changes.length)];
    if (change === undefined || result.length === 0) break;
    result = change(result, next, other);
  }
  return result.slice(0, LARGEST);
}
