import { randomUUID } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { errorOfThrown } from './sqliteErrors.ts';

/** A defect of this process: name and stack without the message, which may quote health data. */
export interface StoreDefect {
  readonly correlationId: string;
  readonly name: string;
  readonly stack: string;
}

let report = ({ correlationId, name, stack }: StoreDefect): void => {
  process.stderr.write(`store defect ${correlationId} ${name}\n${stack}\n`);
};

/** Hands the defects of this process to somebody who logs them, in place of standard error. */
export function reportDefectsTo(reporter: (defect: StoreDefect) => void): void {
  report = reporter;
}

/**
 * Runs an operation of the archive and turns whatever it throws into an error value.
 * A defect is reported by name and stack lines only.
 */
export function guardedCall<Value>(operation: () => Result<Value>): Result<Value> {
  try {
    return operation();
  } catch (thrown: unknown) {
    if (thrown instanceof ArchiveRefusal) return fail(thrown.refusal);
    const known = errorOfThrown(thrown);
    if (known !== null) return fail(known);
    const correlationId = randomUUID();
    report({ correlationId, ...withoutMessage(thrown) });
    return fail(appError('internal/unexpected', { correlationId }));
  }
}

function withoutMessage(thrown: unknown): Omit<StoreDefect, 'correlationId'> {
  if (!(thrown instanceof Error)) return { name: typeof thrown, stack: '' };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: thrown.name, stack: frames.join('\n') };
}
