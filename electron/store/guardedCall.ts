import { randomUUID } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { errorOfThrown } from './sqliteErrors.ts';

/**
 * Runs an operation of the archive and turns whatever it throws into an error value.
 * A defect is reported on standard error by name and stack lines only: its message may quote health data.
 */
export function guardedCall<Value>(operation: () => Result<Value>): Result<Value> {
  try {
    return operation();
  } catch (thrown: unknown) {
    if (thrown instanceof ArchiveRefusal) return fail(thrown.refusal);
    const known = errorOfThrown(thrown);
    if (known !== null) return fail(known);
    const correlationId = randomUUID();
    process.stderr.write(`store defect ${correlationId} ${withoutMessage(thrown)}\n`);
    return fail(appError('internal/unexpected', { correlationId }));
  }
}

function withoutMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames].join('\n');
}
