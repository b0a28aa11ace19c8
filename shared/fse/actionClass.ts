/**
 * What is to be done after an answer that is not a success (gateway.md §10.2).
 * - `RETRY`: automatic, with back-off, fresh tokens.
 * - `AMBIG`: the outcome is unknown; only the same document may be sent again.
 * - `TOKEN`: correct the clock, make new tokens, one immediate retry; then as `CONFIG`.
 * - `FIX`: the content must be corrected; never resent unchanged.
 * - `CONFIG`: installation, certificate or enrolment; the doctor's queue stops.
 * - `SUPPORT`: a ticket with the bundle of the attempt.
 */
export const actionClasses = ['RETRY', 'AMBIG', 'TOKEN', 'FIX', 'CONFIG', 'SUPPORT'] as const;

/** One of the six classes. */
export type ActionClass = (typeof actionClasses)[number];
