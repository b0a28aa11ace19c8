import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { HelperLife } from '../process/helperLife.ts';

/** The answer of a call, or the loss of the process; any other rejection is a defect and stays one. */
export async function answeredOrLost<Value>(
  helper: HelperLife,
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
