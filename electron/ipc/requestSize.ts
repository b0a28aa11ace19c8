import { MAX_CONTENT_CHARACTERS } from '../../shared/ipc/requestParts.ts';

/** The largest request: one document and what is said about it. */
const MAX_CHARACTERS = MAX_CONTENT_CHARACTERS + 10_000;
const MAX_VALUES = 200_000;
const MAX_DEPTH = 64;

/**
 * Whether a value handed over by the window is plain data of a bearable size, counted before any schema reads it:
 * objects without a prototype of their own making, arrays, texts, numbers, booleans and null.
 */
export function isSizeBounded(value: unknown): boolean {
  let characters = 0;
  let values = 0;
  const bears = (item: unknown, depth: number): boolean => {
    values += 1;
    if (values > MAX_VALUES || depth > MAX_DEPTH) return false;
    switch (typeof item) {
      case 'string':
        characters += item.length;
        return characters <= MAX_CHARACTERS;
      case 'number':
      case 'boolean':
      case 'undefined':
        return true;
      case 'object':
        return item === null || bearsParts(item, depth);
      default:
        return false;
    }
  };
  function bearsParts(item: object, depth: number): boolean {
    if (Array.isArray(item)) return item.every((part) => bears(part, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(item);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(item).every(([key, part]) => {
      characters += key.length;
      return key !== '__proto__' && bears(part, depth + 1);
    });
  }
  return bears(value, 0);
}
