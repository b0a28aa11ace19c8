import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { HelperLife } from '../process/helperLife.ts';

/**
 * The answer of a call, or the loss of the process; any other rejection is a defect and stays one. Nothing of the call
 * is held once it is answered: an answer may be every patient, or a document, and the process lives all day.
 */
export async function answeredOrLost<Value>(
  helper: Pick<HelperLife, 'isGone' | 'onGone'>,
  operation: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const loss = fail(appError('archive/process-lost', {}));
  let forget = (): void => undefined;
  const lost = new Promise<Result<never>>((resolve) => {
    forget = helper.onGone(() => {
      resolve(loss);
    });
  });
  try {
    return await Promise.race([operation(), lost]);
  } catch (thrown: unknown) {
    if (helper.isGone()) return loss;
    throw thrown;
  } finally {
    forget();
  }
}
