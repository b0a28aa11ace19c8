/** `Date` is cut to the second; its middle is the better guess. */
const HALF_SECOND_MS = 500;

/**
 * Server clock minus local clock in milliseconds, from the `Date` of an answer (RFC 9110 §6.6.1); null where it has
 * none. An offset within the second the header cannot tell apart counts as none.
 */
export function measureClockOffset(
  answer: { readonly headers: Readonly<Record<string, string>> },
  receivedAt: Date,
): number | null {
  const serverTime = Date.parse(answer.headers['date'] ?? '');
  if (Number.isNaN(serverTime)) return null;
  const offset = serverTime + HALF_SECOND_MS - receivedAt.getTime();
  return Math.abs(offset) <= 2 * HALF_SECOND_MS ? 0 : offset;
}
