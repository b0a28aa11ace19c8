import type { AppError } from './appError.ts';

/** What an operation that can be expected to fail returns: a value or an error, never an exception. */
export type Result<Value, Failure = AppError> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** Wraps a value as a success. */
export function ok(): Result<void, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function fail<Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error };
}
