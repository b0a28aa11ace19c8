import { appError } from '../../shared/errors/appError.ts';
import { ok, fail, type Result } from '../../shared/errors/result.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { BackupMade, BackupMaker } from '../domain/ports/backupMaker.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { archiveFiles } from './archiveFiles.ts';
import { backupError } from './backupError.ts';
import { backupName } from './backupRetention.ts';
import type { BackupHelper } from './startBackupHelper.ts';
import { startBackupHelper } from './startBackupHelper.ts';
import type { StoreDefect } from './guardedCall.ts';
import type { StoreSession } from './storeSession.ts';

/** Backups of an open archive, one at a time. */
export interface BackgroundBackup extends BackupMaker {
  /** Ends a backup that is under way, if there is one, and waits until nothing of it works any more. */
  cancel(): Promise<void>;
}

/** What the backups of an open archive need. */
export interface BackgroundBackupOptions {
  readonly session: StoreSession;
  readonly host: ProcessHost;
  readonly directory: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly onDefect: (defect: StoreDefect) => void;
}

/**
 * Makes the backups of an open archive. The store process only writes its log back and then leaves the main file
 * alone; a second process copies and verifies. The hold is given back as soon as the bytes are read: that the same
 * store process still knows it proves that the file did not change under the copier.
 */
export function backgroundBackup(options: BackgroundBackupOptions): BackgroundBackup {
  const { session, directory, clock } = options;
  const folder = archiveFiles(directory).backups;
  let helper: BackupHelper | null = null;
  /** What works now, and what was asked for meanwhile: everybody who asks then gets the same next one. */
  let current: Promise<Result<BackupMade>> | null = null;
  let next: Promise<Result<BackupMade>> | null = null;
  let isCancelled = false;

  async function copyHeld(name: string, at: string, copier: BackupHelper): Promise<Result<void>> {
    const held = await session.call((store) => store.holdForBackup());
    if (!held.ok) return held;
    const copied = await copier.call((client) => client.copy({ directory, name }));
    const released = await session.call((store) => store.releaseHold(held.value.id));
    if (!copied.ok) return copied;
    if (!released.ok) return released;
    const { key } = options;
    const { facts } = held.value;
    const accepted = await copier.call((client) =>
      client.accept({ directory, name, key, facts, at }),
    );
    const isDamaged = !accepted.ok && accepted.error.code === 'archive/corrupt';
    // The copy was the file byte for byte: what its verification says, it says of the archive.
    if (accepted.ok || isDamaged) {
      await session.call((store) => store.noteWholeCheck(at, accepted.ok));
    }
    return accepted;
  }

  async function make(): Promise<Result<BackupMade>> {
    const now = clock.now();
    const at = now.toISOString();
    const name = backupName(now);
    const copier = startBackupHelper(options.host, options.onDefect);
    helper = copier;
    try {
      const kept = await copyHeld(name, at, copier);
      if (kept.ok) return ok({ name, at });
      // Nothing counts it, but it may be as large as the archive; where the copier is gone the next one takes it away.
      await copier.call((client) => client.discard({ directory, name }));
      return fail(backupError(kept.error, folder));
    } finally {
      helper = null;
      await copier.end();
    }
  }

  function begin(): Promise<Result<BackupMade>> {
    if (isCancelled) return Promise.resolve(fail(appError('archive/backup-interrupted', {})));
    current = make().finally(() => {
      current = null;
    });
    return current;
  }

  return {
    backUp: () => {
      if (next !== null) return next;
      if (current === null) return begin();
      const after = (): Promise<Result<BackupMade>> => {
        next = null;
        return begin();
      };
      next = current.then(after, after);
      return next;
    },
    isCheckOwed: async () => {
      const at = clock.now().toISOString();
      const due = await session.call((store) => store.isWholeCheckDue(at));
      return due.ok && due.value;
    },
    cancel: async () => {
      isCancelled = true;
      const [underWay, asked] = [current, next];
      await helper?.end();
      await underWay;
      await asked;
    },
  };
}
