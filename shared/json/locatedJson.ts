import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { z } from 'zod';
import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/** A JSON value that knows the line it stands on, counted from one. */
export type LocatedJson =
  | {
      readonly kind: 'object';
      readonly line: number;
      readonly members: ReadonlyMap<string, LocatedJson>;
    }
  | { readonly kind: 'array'; readonly line: number; readonly elements: readonly LocatedJson[] }
  | {
      readonly kind: 'scalar';
      readonly line: number;
      readonly value: string | number | boolean | null;
    };

/** What a document may cost before it is refused. */
const LIMITS = { characters: 20_000_000, depth: 100 };

/** The place of the first bracket below the depth allowed, before any parser recurses into it; null when there is none. */
function tooDeepAt(text: string): { readonly line: number; readonly column: number } | null {
  let depth = 0;
  let line = 1;
  let lineStart = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\n') {
      line += 1;
      lineStart = index + 1;
    }
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > LIMITS.depth) return { line, column: index - lineStart + 1 };
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return null;
}

function located(node: ValueNode): LocatedJson {
  const { line } = node.loc.start;
  switch (node.type) {
    case 'Object': {
      const members = node.members.map(({ name, value }) => {
        const key = name.type === 'String' ? name.value : name.name;
        return [key, located(value)] as const;
      });
      return { kind: 'object', line, members: new Map(members) };
    }
    case 'Array':
      return { kind: 'array', line, elements: node.elements.map(({ value }) => located(value)) };
    case 'String':
    case 'Number':
    case 'Boolean':
      return { kind: 'scalar', line, value: node.value };
    default:
      return { kind: 'scalar', line, value: null };
  }
}

const placeSchema = z.object({ line: z.number(), column: z.number() });

function placeIn(error: unknown): z.infer<typeof placeSchema> {
  const place = placeSchema.safeParse(error);
  return place.success ? place.data : { line: 1, column: 1 };
}

/**
 * Parses JSON text. Refuses, with place: text that is no JSON (`cda/not-json`), too much nesting
 * (`cda/json-refused`), too many characters (`cda/too-large`).
 */
export function parseLocatedJson(text: string): Result<LocatedJson> {
  if (text.length > LIMITS.characters) {
    return fail(appError('cda/too-large', { size: text.length, limit: LIMITS.characters }));
  }
  const deep = tooDeepAt(text);
  if (deep !== null) return fail(appError('cda/json-refused', deep));
  try {
    return ok(located(parse(text, { mode: 'json' }).body));
  } catch (error) {
    return fail(appError('cda/not-json', placeIn(error)));
  }
}

/** The plain value, as `JSON.parse` would give it; keys that would change an object's nature are ordinary keys. */
export function plainValue(json: LocatedJson): unknown {
  switch (json.kind) {
    case 'scalar':
      return json.value;
    case 'array':
      return json.elements.map(plainValue);
    case 'object':
      return Object.fromEntries([...json.members].map(([key, value]) => [key, plainValue(value)]));
  }
}
