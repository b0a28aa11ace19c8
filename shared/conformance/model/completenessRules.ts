import { pssSchema, type PssDraft } from '../../pss/pss.ts';
import type { ModelRemark } from './modelFinding.ts';

type PathPart = PropertyKey;

/** The address of a datum, such as `sections.allergies.entries[0]`. */
export function addressOf(path: readonly PathPart[]): string {
  return path.reduce<string>((address, part) => {
    if (typeof part === 'number') return `${address}[${String(part)}]`;
    return address === '' ? String(part) : `${address}.${String(part)}`;
  }, '');
}

function valueAt(model: unknown, path: readonly PathPart[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(part))?.[1];
  }, model);
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function missingText(path: readonly PathPart[]): string {
  return path.length === 2 && path[0] === 'sections'
    ? 'La sezione è obbligatoria: inserire le voci o dichiarare che non ce ne sono.'
    : 'Il dato è obbligatorio: completarlo.';
}

/** Why the model does not admit what stands at a path. */
export interface Incompleteness {
  readonly missing: boolean;
  /** The model's own Italian words, where it has some. */
  readonly words: string | null;
  readonly detail: string;
}

/** The remark about a datum the model does not admit. */
export function incompleteRemark(
  path: readonly PathPart[],
  { missing, words, detail }: Incompleteness,
): ModelRemark {
  return {
    rule: missing ? 'missing' : 'impossible',
    severity: 'error',
    field: addressOf(path),
    it: missing ? missingText(path) : `${words ?? 'Il valore non è ammesso'}: correggerlo.`,
    detail,
  };
}

/** What a draft lacks, or holds in an impossible form, before a document can be written from it. */
export function completenessRemarks(draft: PssDraft): readonly ModelRemark[] {
  const parsed = pssSchema.safeParse(draft);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message, code }) =>
    incompleteRemark(path, {
      missing: isMissing(valueAt(draft, path)),
      // Refinements of the model word themselves in Italian; the library's own messages are for support.
      words: code === 'custom' ? message : null,
      detail: message,
    }),
  );
}
