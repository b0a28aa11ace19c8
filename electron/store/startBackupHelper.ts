import type { Result } from '../../shared/errors/result.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { followHelper, type HelperLife } from '../process/helperLife.ts';
import { connectHosted, type HostedClient } from '../process/hostedClient.ts';
import { helperModule } from '../process/programFiles.ts';
import { answeredOrLost } from './answeredOrLost.ts';
import type { BackupFunctions } from './backupFunctions.ts';
import type { StoreDefect } from './guardedCall.ts';
import type { StoreStarter } from './storeFunctions.ts';

/** A running backup process. */
export interface BackupHelper extends Pick<HelperLife, 'end'> {
  /** `archive/process-lost` where the process dies before it answers. */
  call<Value>(
    operation: (client: HostedClient<BackupFunctions>) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
}

/** Starts a backup process; it lives for one backup. */
export function startBackupHelper(
  host: ProcessHost,
  onDefect: (defect: StoreDefect) => void,
): BackupHelper {
  const hosted = host.start(helperModule('store/backupProcess'));
  const life = followHelper(hosted);
  const client = connectHosted<BackupFunctions>(hosted, {
    defect: onDefect,
  } satisfies StoreStarter);
  return {
    call: (operation) => answeredOrLost(life, () => operation(client)),
    end: () => life.end(),
  };
}
