import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { jsonAccount, type JsonAccount } from '../json/jsonLedger.ts';
import { plainValue, type LocatedJson } from '../json/locatedJson.ts';
import { pssDraftSchema, type PssDraft } from './pss.ts';

/** Says in the file that it is a draft of ours. */
export const DRAFT_FORMAT = 'sintesi-pss-draft';

/** The form of draft files written today; older ones would be told apart by it. */
const DRAFT_VERSION = 1;

/** A draft as JSON text, the inverse of `readDraftFile`. */
export function writeDraftFile(draft: PssDraft): string {
  return `${JSON.stringify({ format: DRAFT_FORMAT, version: DRAFT_VERSION, ...draft }, null, 2)}\n`;
}

/** Whether JSON says that it is a draft of ours. */
export function isDraftFile(json: LocatedJson): boolean {
  const format = json.kind === 'object' ? json.members.get('format') : undefined;
  return format?.kind === 'scalar' && format.value === DRAFT_FORMAT;
}

function memberAt(json: LocatedJson, key: PropertyKey): LocatedJson | undefined {
  if (json.kind === 'object') return json.members.get(String(key));
  return json.kind === 'array' ? json.elements[Number(key)] : undefined;
}

/** The innermost value there is on the way to a path. */
function nearest(json: LocatedJson, path: readonly PropertyKey[]): LocatedJson {
  const [key, ...rest] = path;
  const next = key === undefined ? undefined : memberAt(json, key);
  return next === undefined ? json : nearest(next, rest);
}

/** Takes the values that are in the draft; keys the model does not know are not. */
function takeCommon(json: LocatedJson, value: unknown, taken: Set<LocatedJson>): void {
  if (json.kind === 'scalar') {
    if (json.value === value) taken.add(json);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const member = memberAt(json, key);
    if (member !== undefined) takeCommon(member, part, taken);
  }
}

/**
 * Reads a draft of ours. Fails with `cda/other-json` for another file or a newer form, and with `cda/draft-invalid`
 * and the place of the first value the model does not admit. Keys it does not know are told.
 */
export function readDraftFile(
  json: LocatedJson,
): Result<JsonAccount & { readonly draft: PssDraft }> {
  const version = memberAt(json, 'version');
  if (!isDraftFile(json) || version?.kind !== 'scalar' || version.value !== DRAFT_VERSION) {
    return fail(appError('cda/other-json', { found: isDraftFile(json) ? DRAFT_FORMAT : null }));
  }
  const parsed = pssDraftSchema.safeParse(plainValue(json));
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    const { line } = nearest(json, path);
    return fail(appError('cda/draft-invalid', { path: `/${path.map(String).join('/')}`, line }));
  }
  const taken = new Set<LocatedJson>();
  takeCommon(json, { ...parsed.data, format: DRAFT_FORMAT, version: DRAFT_VERSION }, taken);
  return ok({ draft: parsed.data, ...jsonAccount(json, taken) });
}
