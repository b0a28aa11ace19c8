import type { AuditReport } from '../../domain/ports/auditTrail.ts';
import type { ArchiveFiles } from '../archiveFiles.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import { auditKeeper, verifyTrail, type AuditKeeper } from './auditKeeper.ts';
import { auditSecrets } from './auditSecrets.ts';
import { openJournal, readJournal } from './journal.ts';

/** Where an open archive is, what opens it, and when it was opened. */
export interface ArchivePlace {
  /** Null for an archive in memory: no journal, and a device key that lasts as long. */
  readonly files: Pick<ArchiveFiles, 'journal' | 'deviceKey'> | null;
  readonly key: Uint8Array;
  /** UTC ISO instant. */
  readonly at: string;
}

/** The trail of an open archive: its keeper and its verifier. */
export type OpenAudit = AuditKeeper & { verify(): AuditReport };

/** Opens trail and journal, brings the journal up to the trail and signs the head of a day that has passed. */
export function openAudit(tables: ArchiveTables, place: ArchivePlace): OpenAudit {
  const { files, key, at } = place;
  const journal =
    files === null
      ? null
      : openJournal(
          files.journal,
          key,
          (last) => tables.audit.find(last.sequence)?.hash === last.hash,
          at.replaceAll(/[:.]/g, '-'),
        );
  const keeper = auditKeeper(tables, auditSecrets(files?.deviceKey ?? null, key), journal);
  keeper.closeDay(at);
  keeper.catchUp();
  return {
    ...keeper,
    verify: () => verifyTrail(tables, files === null ? null : readJournal(files.journal, key)),
  };
}
