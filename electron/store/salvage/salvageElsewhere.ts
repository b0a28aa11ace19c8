import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import type { OnSalvageProgress, SalvageReport } from '../../../shared/archive/salvageReport.ts';
import type { ProcessHost } from '../../domain/ports/processHost.ts';
import { connectHosted } from '../../process/hostedClient.ts';
import { helperModule } from '../../process/programFiles.ts';
import type { StoreDefect } from '../guardedCall.ts';
import type { OpenRequest, SalvageStarter, StoreFunctions } from '../storeFunctions.ts';

/** The process a salvage runs in, and who hears of its defects. */
export interface SalvageProcess {
  readonly host: ProcessHost;
  readonly onDefect: (defect: StoreDefect) => void;
}

/**
 * Salvages in a store process of its own, which ends with the answer: reading a damaged file row by row takes its
 * time, and the caller's thread has a window to serve. `archive/process-lost` where it dies, with nothing moved or
 * everything in its place.
 */
export async function salvageElsewhere(
  { host, onDefect }: SalvageProcess,
  request: OpenRequest,
  onProgress: OnSalvageProgress,
): Promise<Result<SalvageReport>> {
  const hosted = host.start(helperModule('store/storeProcess'));
  const gone = new Promise<Result<never>>((resolve) => {
    hosted.onExit(() => {
      resolve(fail(appError('archive/process-lost', {})));
    });
  });
  const offered = {
    defect: onDefect,
    salvageProgress: onProgress,
  } satisfies SalvageStarter;
  const client = connectHosted<StoreFunctions>(hosted, offered);
  // A process that dies rejects the call too: `gone` has the word for it.
  const salvaged = client.salvage(request).catch(() => gone);
  try {
    return await Promise.race([salvaged, gone]);
  } finally {
    hosted.kill();
  }
}
