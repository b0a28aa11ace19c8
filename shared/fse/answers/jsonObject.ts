/** A JSON object of unknown members. */
export type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object a text is the JSON of; null for any other text. Never throws. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Not JSON: an answer may be anything, and that is no failure of ours.
    return null;
  }
}

/** A member that is a string; null otherwise. */
export function textMember(object: JsonObject | null, name: string): string | null {
  const value = object !== null && Object.hasOwn(object, name) ? object[name] : null;
  return typeof value === 'string' ? value : null;
}

/** All strings found in an object and the objects and arrays inside it, down to `depth` levels. */
export function stringsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member) => stringsIn(member, depth - 1));
}
