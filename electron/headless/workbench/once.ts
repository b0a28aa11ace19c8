import type { Result } from '../../../shared/errors/result.ts';

/** Opens a part at its first use and keeps it; a failure is not kept, so that the next use tries again. */
export function once<Value>(open: () => Promise<Result<Value>>): () => Promise<Result<Value>> {
  let kept: Promise<Result<Value>> | null = null;
  return async () => {
    kept ??= open();
    const result = await kept;
    if (!result.ok) kept = null;
    return result;
  };
}
