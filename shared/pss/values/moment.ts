import { z } from 'zod';

const FORM =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:[+-](\d{2}):(\d{2}))?)?)?)?$/;

/** Whether the text names a day, month, year or time of day that exists. */
export function isMoment(text: string): boolean {
  const match = FORM.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = match
    .slice(1)
    .map((part: string | undefined, index) => Number(part ?? (index === 1 || index === 2 ? 1 : 0)));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  return (
    (year ?? 0) >= 1000 &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) < 60 &&
    (offsetHour ?? 0) <= 14 &&
    (offsetMinute ?? 0) < 60
  );
}

/**
 * When something was, exactly as precisely as it is known: `2015`, `2015-03`, `2015-03-01`, `2015-03-01T10:30`,
 * with seconds and offset where known. Never completed with invented digits.
 */
export const momentSchema = z.string().refine(isMoment, 'Data non valida');

/** See `momentSchema`. */
export type Moment = z.infer<typeof momentSchema>;

/** Digits only, so that two moments compare as the official rule 57 compares them: as text. */
function digits(moment: Moment): string {
  return moment.replaceAll(/[-:T]/g, '');
}

/** Whether a beginning and an end may stand together (official rule 57); an unknown one always may. */
export function inOrder(from: Moment | null, to: Moment | null): boolean {
  return from === null || to === null || digits(to) >= digits(from);
}

/** A period of which both ends are known; the end is not before the beginning (official rule 57). */
export const periodSchema = z
  .object({ from: momentSchema, to: momentSchema })
  .readonly()
  .refine(({ from, to }) => inOrder(from, to), 'La fine precede l’inizio');

/** See `periodSchema`. */
export type Period = z.infer<typeof periodSchema>;

/** A moment or a period. */
export const whenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moment'), at: momentSchema }).readonly(),
  z.object({ kind: z.literal('period'), period: periodSchema }).readonly(),
]);

/** See `whenSchema`. */
export type When = z.infer<typeof whenSchema>;

/**
 * The life of a condition, a therapy or a right. What goes on has no end and what is over has one: the official rules
 * b75, b111, b152, b294 and b305 hold by construction. `since` null: the beginning is not known.
 */
export const courseSchema = z.discriminatedUnion('state', [
  z
    .object({ state: z.literal(['active', 'suspended']), since: momentSchema.nullable() })
    .readonly(),
  z
    .object({
      state: z.literal(['completed', 'aborted']),
      since: momentSchema.nullable(),
      until: momentSchema,
    })
    .readonly()
    .refine(({ since, until }) => inOrder(since, until), 'La fine precede l’inizio'),
]);

/** See `courseSchema`. */
export type Course = z.infer<typeof courseSchema>;
