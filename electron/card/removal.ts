import { appError, type AppError, type AppErrorCode } from '../../shared/errors/appError.ts';
import type { CardReturn } from '../../shared/errors/areas/card/returnedByModule.ts';

/** What modules answer when the card was pulled; seldom the value that says so. */
const MAY_MEAN_REMOVED: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/general-error',
  'card/function-failed',
  'card/device-error',
  'card/session-closed',
  'card/session-handle-invalid',
  'card/object-handle-invalid',
  'card/key-handle-invalid',
  'card/token-not-present',
  'card/slot-id-invalid',
]);

function isCardReturn(data: object): data is CardReturn {
  return 'returnValue' in data && 'call' in data;
}

/** The true name of a failure: removal, where the token is no longer there; else the error itself. */
export function nameRemoval(error: AppError, tokenIsPresent: () => boolean): AppError {
  if (!MAY_MEAN_REMOVED.has(error.code) || tokenIsPresent()) return error;
  const { data } = error;
  return isCardReturn(data) ? appError('card/device-removed', data) : error;
}
