import { setTimeout as pause } from 'node:timers/promises';
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

/** How long a card that just failed is watched for its removal, in milliseconds. */
export const REMOVAL_GRACE_MS = 1000;

const LOOK_EVERY_MS = 100;

/**
 * The true name of a failure: removal, where the token is no longer there; else the error itself. The call fails
 * at once, but the system's service notices an empty reader only at its next look: hence the wait of `graceMs`.
 */
export async function nameRemoval(
  error: AppError,
  tokenIsPresent: () => boolean,
  graceMs: number,
): Promise<AppError> {
  const { data } = error;
  if (!MAY_MEAN_REMOVED.has(error.code) || !isCardReturn(data)) return error;
  for (let waited = 0; tokenIsPresent(); waited += LOOK_EVERY_MS) {
    if (waited >= graceMs) return error;
    await pause(LOOK_EVERY_MS);
  }
  return appError('card/device-removed', data);
}
