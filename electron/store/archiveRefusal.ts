import type { AppError } from '../../shared/errors/appError.ts';

/**
 * Leaves a database transaction with an error value: throwing is the only way to make the driver roll back.
 * It never leaves this room; `guardedCall.ts` turns it back into a `Result`.
 */
export class ArchiveRefusal extends Error {
  readonly refusal: AppError;

  constructor(refusal: AppError) {
    super(refusal.code);
    this.name = 'ArchiveRefusal';
    this.refusal = refusal;
  }
}
