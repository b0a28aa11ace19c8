import type { AttemptEnd } from '../ports/archive.ts';

/** How the way to the Fascicolo has been lately, told from the last attempts. */
export type ConnectionNews =
  | { readonly kind: 'fine' }
  /** The last calls could not even leave: the network of this place. `since` is the first of them, UTC ISO. */
  | { readonly kind: 'offline'; readonly since: string }
  /** The service itself fails, again and again: nothing to do with this PC. */
  | { readonly kind: 'outage'; readonly since: string };

/** What of an attempt tells about the way. */
export type AttemptNews = Pick<AttemptEnd, 'endedAt' | 'exchange' | 'httpStatus' | 'error'>;

/** One failure may be of one document; as many as this in a row are of the service. */
const FAILURES_OF_AN_OUTAGE = 3;

function isOffline({ exchange, error }: AttemptNews): boolean {
  return exchange === 'not-sent' && error?.retry === 'auto' && error.code.startsWith('channel/');
}

function isServerFailure({ exchange, httpStatus }: AttemptNews): boolean {
  return exchange === 'answered' && httpStatus !== null && httpStatus >= 500;
}

/** The last attempts of a kind, without any other after the first of them. */
function lastRun(
  attempts: readonly AttemptNews[],
  isOfKind: (attempt: AttemptNews) => boolean,
): readonly AttemptNews[] {
  const before = attempts.findLastIndex((attempt) => !isOfKind(attempt));
  return attempts.slice(before + 1);
}

/** Judges the way by attempts that have ended, in any order. */
export function connectionNews(attempts: readonly AttemptNews[]): ConnectionNews {
  const inOrder = attempts.toSorted((one, other) => one.endedAt.localeCompare(other.endedAt));
  const [offline] = lastRun(inOrder, isOffline);
  if (offline !== undefined) return { kind: 'offline', since: offline.endedAt };
  const failures = lastRun(inOrder, isServerFailure);
  const [first] = failures;
  return first !== undefined && failures.length >= FAILURES_OF_AN_OUTAGE
    ? { kind: 'outage', since: first.endedAt }
    : { kind: 'fine' };
}
