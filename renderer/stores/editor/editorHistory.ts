import type { DraftReview } from '../../../shared/pss/working/draftState.ts';
import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';

/** Everything undo gives back: what is written and what is confirmed. Snapshots share what did not change. */
export interface Written {
  readonly content: WorkingDraft;
  readonly review: DraftReview;
}

/** What can be undone and redone. */
export interface EditorHistory {
  readonly past: readonly Written[];
  readonly future: readonly Written[];
  /** The datum the last change was to, and when, so that typing in it is undone at once. */
  readonly last: { readonly key: string; readonly at: number } | null;
}

/** Nothing to undo. */
export const freshHistory: EditorHistory = { past: [], future: [], last: null };

/** Typing in one datum with pauses below this is one step. */
const SAME_STEP_MS = 1200;
const MAX_STEPS = 500;

/** Notes a change from `before`; `key` names the datum, null for a step of its own. `at` in milliseconds. */
export function noted(
  history: EditorHistory,
  before: Written,
  key: string | null,
  at: number,
): EditorHistory {
  const { last, past } = history;
  const isSame = key !== null && last?.key === key && at - last.at < SAME_STEP_MS;
  return {
    past: isSame ? past : [...past, before].slice(-MAX_STEPS),
    future: [],
    last: key === null ? null : { key, at },
  };
}

/** The step before; null where there is none. */
export function stepBack(
  history: EditorHistory,
  now: Written,
): { readonly history: EditorHistory; readonly written: Written } | null {
  const written = history.past.at(-1);
  if (written === undefined) return null;
  return {
    written,
    history: { past: history.past.slice(0, -1), future: [now, ...history.future], last: null },
  };
}

/** The step undone last; null where there is none. */
export function stepForward(
  history: EditorHistory,
  now: Written,
): { readonly history: EditorHistory; readonly written: Written } | null {
  const [written, ...future] = history.future;
  if (written === undefined) return null;
  return { written, history: { past: [...history.past, now], future, last: null } };
}
