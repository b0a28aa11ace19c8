import type { Result } from '../../shared/errors/result.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { connectHosted, type HostedClient } from '../process/hostedClient.ts';
import { helperModule } from '../process/programFiles.ts';
import { answeredOrLost } from './answeredOrLost.ts';
import type { BackupFunctions } from './backupFunctions.ts';
import type { StoreDefect } from './guardedCall.ts';
import type { StoreStarter } from './storeFunctions.ts';

/** A running backup process. */
export interface BackupHelper {
  /** `archive/process-lost` where the process dies before it answers. */
  call<Value>(
    operation: (client: HostedClient<BackupFunctions>) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  /** Ends the process, whatever it is at, and waits until it is gone. */
  end(): Promise<void>;
}

/** Starts a backup process; it lives for one backup. */
export function startBackupHelper(
  host: ProcessHost,
  onDefect: (defect: StoreDefect) => void,
): BackupHelper {
  const hosted = host.start(helperModule('store/backupProcess'));
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    hosted.onExit(() => {
      isGone = true;
      resolve();
    });
  });
  const client = connectHosted<BackupFunctions>(hosted, {
    defect: onDefect,
  } satisfies StoreStarter);
  return {
    call: (operation) => answeredOrLost({ gone, isGone: () => isGone }, () => operation(client)),
    end: async () => {
      hosted.kill();
      await gone;
    },
  };
}
