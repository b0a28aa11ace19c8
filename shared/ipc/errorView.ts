import { z } from 'zod';
import { isAppErrorCode, type AppError } from '../errors/appError.ts';

const errorShape = z.object({
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
  retry: z.enum(['never', 'user', 'auto']),
});

/** Whether a value from the other side of the wire is an error of the catalogue. */
export function isAppError(value: unknown): value is AppError {
  const parsed = errorShape.safeParse(value);
  return parsed.success && isAppErrorCode(parsed.data.code);
}

/** An error of the catalogue as it crosses the wire: plain data, its text made where it is read. */
export const errorView = z.custom<AppError>(isAppError);
