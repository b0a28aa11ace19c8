import type { Database } from 'better-sqlite3-multiple-ciphers';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { readFacts, type ArchiveFacts } from './archiveFacts.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';

/** A database whose main file does not change until the hold is given back. */
export interface BackupHold {
  /** Names this hold: a store process that was started again does not know it. */
  readonly id: string;
  /** What a copy of the file as it is now holds. */
  readonly facts: ArchiveFacts;
}

/** Pages after which the engine writes the log back by itself; its own default. */
const CHECKPOINT_PAGES = 1000;

const checkpointSchema = z.tuple([z.object({ busy: z.number() })]);

/**
 * Writes the log back into the main file and leaves the file alone from then on: commits go to the log only, so that
 * another process may copy the file while writers go on. Returns as soon as the log is written back.
 */
export function holdForBackup(database: Database): BackupHold {
  database.pragma('wal_autocheckpoint = 0');
  try {
    const [{ busy }] = checkpointSchema.parse(database.pragma('wal_checkpoint(TRUNCATE)'));
    if (busy !== 0) throw new ArchiveRefusal(appError('archive/locked', {}));
    return { id: randomUUID(), facts: readFacts(database) };
  } catch (thrown: unknown) {
    endHold(database);
    throw thrown;
  }
}

/** Lets the engine write the log back again. */
export function endHold(database: Database): void {
  database.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`);
}
