import type { Result } from '../../../shared/errors/result.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { ProcessHost } from '../../domain/ports/processHost.ts';
import type { Randomness } from '../../domain/ports/randomness.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Logger } from '../../log/createLogger.ts';
import type { ClosedPart } from './closings.ts';
import type { WorkbenchOptions } from './workbenchOptions.ts';

/** What every part of the workbench stands on. */
export interface Foundations {
  readonly options: WorkbenchOptions;
  /** The settings of the working folder; `workspace/settings-missing` before the first run. */
  readonly settings: () => Promise<Result<Settings>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly host: ProcessHost;
  readonly logger: Logger;
  /** What is opened is closed with the workbench, newest first. */
  readonly onClose: (part: ClosedPart, close: () => Promise<void>) => void;
}
