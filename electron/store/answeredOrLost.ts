import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';

/** A helper process as seen by who waits for its answers. */
export interface MortalProcess {
  readonly gone: Promise<void>;
  isGone(): boolean;
}

/** The answer of a call, or the loss of the process; any other rejection is a defect and stays one. */
export async function answeredOrLost<Value>(
  helper: MortalProcess,
  operation: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const lost = helper.gone.then(() => fail(appError('archive/process-lost', {})));
  try {
    return await Promise.race([operation(), lost]);
  } catch (thrown: unknown) {
    if (helper.isGone()) return lost;
    throw thrown;
  }
}
