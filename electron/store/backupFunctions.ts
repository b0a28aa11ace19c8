import type { Result } from '../../shared/errors/result.ts';
import type { ArchiveFacts } from './archiveFacts.ts';

/** Which copy is made. */
export interface BackupOrder {
  /** The folder of the archive. */
  readonly directory: string;
  /** The name the copy gets when it counts as a backup. */
  readonly name: string;
}

/** What a copy is judged by before it counts. */
export interface BackupProof extends BackupOrder {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly facts: ArchiveFacts;
  /** UTC ISO instant of what the copy holds. */
  readonly at: string;
}

/** Where a copy of the newest backup goes besides. */
export interface ElsewhereOrder {
  readonly directory: string;
  /** A folder of another disk; must be there. */
  readonly folder: string;
  /** Kept with the copy; null where there is none. */
  readonly settingsFile: string | null;
}

/** A change of key, the archive being closed. */
export interface RekeyOrder {
  readonly directory: string;
  /** The key of now, 32 bytes. */
  readonly key: Uint8Array;
  /** The code of the key that was prepared, typed again. */
  readonly recoveryCode: string;
  /** UTC ISO instant. */
  readonly at: string;
}

/** What the backup process serves. Only `rekey` writes to the archive itself. */
export interface BackupFunctions {
  /** Copies the main file, which is held still, to where it is not a backup yet. */
  copy(order: BackupOrder): Result<void>;
  /** Opens the copy with the key, checks it whole and against the facts, and counts it as a backup. */
  accept(proof: BackupProof): Result<void>;
  /** Takes away a copy that will not count. */
  discard(order: BackupOrder): Result<void>;
  /** Copies key file and newest backup to another disk; answers the folder made. */
  carry(order: ElsewhereOrder): Result<string>;
  /** Encrypts the closed archive under the key that was prepared. */
  rekey(order: RekeyOrder): Promise<Result<void>>;
}
