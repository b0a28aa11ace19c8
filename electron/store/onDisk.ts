import { fail, type Result } from '../../shared/errors/result.ts';
import { errorOfThrown } from './sqliteErrors.ts';

/** A disk that does not answer is an error value; anything else thrown is a defect. */
export async function onDisk<Value>(
  operation: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await operation();
  } catch (thrown: unknown) {
    const known = errorOfThrown(thrown);
    if (known === null) throw thrown;
    return fail(known);
  }
}
