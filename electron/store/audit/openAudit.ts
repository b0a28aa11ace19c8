import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { AuditReport } from '../../domain/ports/auditTrail.ts';
import type { ArchiveFiles } from '../archiveFiles.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import { auditKeeper, verifyTrail, type AuditKeeper } from './auditKeeper.ts';
import { auditSecrets, firstPseudonymKey, type AuditSecrets } from './auditSecrets.ts';
import { openJournal, readJournal } from './journal.ts';
import { recallOlderDatabase } from './recallJournal.ts';

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

const pseudonymSetting = 'audit.pseudonymKey';

/**
 * What pseudonyms are made with: the same for the whole life of an archive, whatever key encrypts it, or the trail
 * would know a patient under two names.
 */
function pseudonymKey(tables: ArchiveTables, archiveKey: Uint8Array): Uint8Array {
  const kept = tables.settings.find(pseudonymSetting, z.base64());
  return kept === null ? firstPseudonymKey(archiveKey) : Buffer.from(kept, 'base64');
}

/** Keeps, inside the encrypted database, what pseudonyms are made with, before the key it was derived from changes. */
export function keepPseudonyms(tables: ArchiveTables, archiveKey: Uint8Array, at: string): void {
  const kept = Buffer.from(pseudonymKey(tables, archiveKey)).toString('base64');
  tables.settings.set(pseudonymSetting, kept, at);
}

function secretsOf(tables: ArchiveTables, { files, key }: ArchivePlace): AuditSecrets {
  return auditSecrets(files?.deviceKey ?? null, key, pseudonymKey(tables, key));
}

/**
 * Opens trail and journal, brings the journal up to the trail and signs the head of a day that has passed. What a
 * journal knows beyond an older database is taken over in one transaction before it is kept aside.
 */
export function openAudit(
  database: Database,
  tables: ArchiveTables,
  place: ArchivePlace,
): OpenAudit {
  const { files, key, at } = place;
  if (files !== null) {
    database
      .transaction(() => {
        recallOlderDatabase(tables, { file: files.journal, key }, at);
      })
      .immediate();
  }
  const journal =
    files === null
      ? null
      : openJournal(
          files.journal,
          key,
          (last) => tables.audit.find(last.sequence)?.hash === last.hash,
          at.replaceAll(/[:.]/g, '-'),
        );
  const keeper = auditKeeper(tables, secretsOf(tables, place), journal);
  keeper.closeDay(at);
  keeper.catchUp();
  return {
    ...keeper,
    verify: () => verifyTrail(tables, files === null ? null : readJournal(files.journal, key)),
  };
}
