import type { BoundContract } from '../../../ipc/bindContract.ts';
import type { PinDesk } from '../../../ipc/pinDesk.ts';
import type { Workbench } from '../../workbench.ts';
import type { OpenDesk } from '../openDesk.ts';

/** Everything that is open for one working day: thrown away when the desk is locked or its settings change. */
export interface OpenParts {
  readonly bench: Workbench;
  readonly open: OpenDesk;
  readonly contract: BoundContract;
}

/** How long closing waits for the copy on another disk. */
const CLOSING_CARRY_MS = 30_000;

/** Closes what is open, in order; with `carries` the last backup is brought to the other disk. */
export async function closeParts(parts: OpenParts, pins: PinDesk, carries: boolean): Promise<void> {
  const settings = await parts.bench.settings();
  const resume = pins.suspend();
  try {
    await parts.open.leave();
    await parts.bench.close();
  } finally {
    // A desk that could not be closed whole must still be able to ask: the next one has the same PIN desk.
    resume();
  }
  const folder = settings.ok ? settings.value.backup.folder : null;
  // A stick that is away is told where the copies are shown, and is no obstacle to closing; nor is a dead network.
  if (folder !== null && carries) {
    await parts.bench.carryBackup(folder, AbortSignal.timeout(CLOSING_CARRY_MS));
  }
}
