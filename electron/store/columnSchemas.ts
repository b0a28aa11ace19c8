import { z } from 'zod';
import { appError, isAppErrorCode, type AppError } from '../../shared/errors/appError.ts';
import { operations } from '../../shared/fse/operation.ts';
import { submissionStates } from '../../shared/fse/submissionState.ts';

/** A blob column, as plain bytes that compare and travel between processes like any other. */
export const blobColumn = z.instanceof(Uint8Array).transform((bytes) => new Uint8Array(bytes));

/** A column with one of the submission states. */
export const stateColumn = z.enum(submissionStates);

/** A column with one of the four acts. */
export const operationColumn = z.enum(operations);

/** A text column holding JSON; the parsed value is checked by the given schema. */
export function jsonColumn<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const recordedErrorSchema = z.object({
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
  retry: z.enum(['never', 'user', 'auto']),
});

// The catalogue checked the pair of code and data when the error was made, and rows are append-only.
const knownErrorSchema = z.custom<AppError>((value) => {
  const recorded = recordedErrorSchema.safeParse(value);
  return recorded.success && isAppErrorCode(recorded.data.code);
});

/** An error of the catalogue as recorded; a code this version no longer knows is kept by name. */
export const appErrorSchema: z.ZodType<AppError> = z.union([
  knownErrorSchema,
  recordedErrorSchema.transform((recorded) =>
    appError('archive/recorded-error-unknown', { recordedCode: recorded.code }),
  ),
]);
