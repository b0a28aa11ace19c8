import type { Database } from 'better-sqlite3-multiple-ciphers';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import {
  salvagedTableNames,
  type OnSalvageProgress,
  type SalvageProgress,
  type SalvageReport,
} from '../../../shared/archive/salvageReport.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { archiveFiles } from '../archiveFiles.ts';
import { ArchiveRefusal } from '../archiveRefusal.ts';
import { archiveTables } from '../archiveTables.ts';
import { readJournal, type JournalEntry } from '../audit/journal.ts';
import { notInTrail, recall } from '../audit/recallJournal.ts';
import { checkBackup, listBackups } from '../backup.ts';
import { openForReading, openForWriting } from '../databaseConnection.ts';
import { renameDurably } from '../durableFile.ts';
import { proveEncrypted } from '../encryptionProof.ts';
import { guardedCall } from '../guardedCall.ts';
import { countFullCheck, runCheck } from '../integrityCheck.ts';
import { migrate } from '../migrate.ts';
import { copyTable } from './copyTable.ts';
import { readLeftOut } from './leftOut.ts';
import { rebuildDocuments } from './rebuildDocuments.ts';
import { unlessDamaged } from './readableRows.ts';
import { reindexHistory } from './reindexHistory.ts';
import { relistPatients } from './relistPatients.ts';
import { salvageKeys } from './salvageTables.ts';

const violations = z.array(z.object({ table: z.enum(salvagedTableNames), rowid: z.number() }));

const cartIdColumn = z.string().nullable();

const nothing: ReadonlySet<string> = new Set();

type BeginStep = (doing: SalvageProgress['doing']) => void;

const steps: readonly SalvageProgress['doing'][] = [
  'backup',
  ...salvagedTableNames,
  'index',
  'check',
];

/** Removes rows that belong to a lost one until there are none, and answers their keys. */
function removeOrphans(database: Database): SalvageReport['orphans'] {
  const orphans: SalvageReport['orphans'][number][] = [];
  const cartIdOf = database.prepare('SELECT cart_id FROM answers WHERE rowid = ?').pluck();
  for (;;) {
    const found = violations.parse(database.pragma('foreign_key_check'));
    if (found.length === 0) return orphans;
    for (const { table, rowid } of found) {
      const key = salvageKeys[table];
      const named = database.prepare(`SELECT ${key} FROM ${table} WHERE rowid = ?`).pluck();
      const cartId = table === 'answers' ? cartIdOf.get(rowid) : null;
      orphans.push({ table, key: String(named.get(rowid)), cartId: cartIdColumn.parse(cartId) });
      database.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
    }
  }
}

/** The newest backup that is whole, opened; null where there is none. */
function newestGoodBackup(
  directory: string,
  key: Uint8Array,
): { readonly name: string; readonly database: Database } | null {
  const name = listBackups(directory).find((each) => checkBackup(directory, each, key).ok);
  if (name === undefined) return null;
  return { name, database: openForReading(join(archiveFiles(directory).backups, name), key) };
}

/** The damaged file, where at least its list of tables reads. */
function openDamaged(file: string, key: Uint8Array): Database | null {
  if (!existsSync(file)) return null;
  const database = openForReading(file, key);
  // Without it the engine refuses every page of a file shorter than its header says; this connection only reads.
  database.unsafeMode(true).pragma('writable_schema = ON');
  const schema = unlessDamaged(() => database.prepare('SELECT count(*) FROM sqlite_schema').get());
  if (schema !== null) return database;
  database.close();
  return null;
}

/** Guards against what salvage has to do: states are taken over as they are, and orphans go. */
const guards: Readonly<Record<string, string | null>> = {
  // Made again by `migrate`, from the table of transitions.
  submission_birth: null,
  audit_trail_kept: `CREATE TRIGGER audit_trail_kept BEFORE DELETE ON audit_trail
    BEGIN SELECT RAISE(ABORT, 'the audit trail is kept'); END`,
  audit_heads_kept: `CREATE TRIGGER audit_heads_kept BEFORE DELETE ON audit_heads
    BEGIN SELECT RAISE(ABORT, 'the audit heads are kept'); END`,
};

function fill(
  target: Database,
  damaged: Database | null,
  backup: Database | null,
  journal: readonly (JournalEntry | null)[],
  at: Date,
  begin: BeginStep,
): Pick<SalvageReport, 'tables' | 'orphans' | 'patientsFromDocuments' | 'documentsFromSigned'> {
  target.pragma('foreign_keys = OFF');
  for (const guard of Object.keys(guards)) target.exec(`DROP TRIGGER ${guard}`);
  const filled = target
    .transaction(() => {
      const tables = salvagedTableNames.map((table) => {
        begin(table);
        return copyTable(target, table, damaged, backup);
      });
      begin('index');
      const opened = archiveTables(target);
      const rebuilt = rebuildDocuments(target, opened, at.toISOString());
      const orphans = removeOrphans(target);
      // An act the damaged file no longer gave may have come from the backup as it was when that was made.
      recall(opened, journal, at.toISOString());
      const relisted = relistPatients(target, opened);
      reindexHistory(opened);
      return {
        tables: tables.map((table) => {
          const again =
            table.table === 'patients' ? relisted : table.table === 'documents' ? rebuilt : nothing;
          return { ...table, lost: table.lost.filter((key) => !again.has(key)) };
        }),
        orphans,
        documentsFromSigned: rebuilt.size,
        patientsFromDocuments: relisted.size,
      };
    })
    .immediate();
  for (const sql of Object.values(guards)) if (sql !== null) target.exec(sql);
  migrate(target);
  return filled;
}

/** Essentials of the journal that the trail of the new database does not have. */
function onlyInJournal(
  target: Database,
  journal: readonly (JournalEntry | null)[],
): SalvageReport['onlyInJournal'] {
  return notInTrail(archiveTables(target), journal).map(
    ({ at, action, documentId, outcome, cartId }) => ({ at, action, documentId, outcome, cartId }),
  );
}

/** Fills the new database and makes sure that it is sound and holds something. */
function rebuild(
  directory: string,
  key: Uint8Array,
  at: Date,
  backup: Database | null,
  begin: BeginStep,
): Omit<SalvageReport, 'backup' | 'aside'> {
  const files = archiveFiles(directory);
  const target = openForWriting(files.unfinished, key);
  const damaged = openDamaged(files.database, key);
  try {
    migrate(target);
    const journal = readJournal(files.journal, key);
    const copied = fill(target, damaged, backup, journal, at, begin);
    if (copied.tables.every(({ salvaged, fromBackup }) => salvaged + fromBackup === 0)) {
      throw new ArchiveRefusal(appError('archive/nothing-to-salvage', {}));
    }
    const leftOut = readLeftOut(damaged, backup);
    begin('check');
    const findings = runCheck(target, 'integrity_check');
    if (findings.length > 0) throw new ArchiveRefusal(appError('archive/corrupt', { findings }));
    countFullCheck(target, at.toISOString());
    return { ...copied, leftOut, onlyInJournal: onlyInJournal(target, journal) };
  } finally {
    damaged?.close();
    target.close();
  }
}

/**
 * Makes a sound archive out of a damaged one that is closed: every row that still reads goes into a new encrypted
 * database, queue and X-CART-ids first; the newest good backup fills the gaps; what is lost is told row by row as far
 * as index, journal or backup know of it. The damaged file is put aside and keeps every byte; the new one takes its
 * place only when it has passed a full check. `archive/nothing-to-salvage` where neither file nor backup reads.
 */
export function salvageArchive(
  directory: string,
  key: Uint8Array,
  at: Date,
  onProgress: OnSalvageProgress,
): Result<SalvageReport> {
  return guardedCall(() => {
    const begin: BeginStep = (doing) => {
      onProgress({ done: steps.indexOf(doing), of: steps.length, doing });
    };
    begin('backup');
    const files = archiveFiles(directory);
    for (const ending of ['', '-wal', '-shm']) rmSync(files.unfinished + ending, { force: true });
    const backup = newestGoodBackup(directory, key);
    let rebuilt: ReturnType<typeof rebuild>;
    try {
      rebuilt = rebuild(directory, key, at, backup?.database ?? null, begin);
    } finally {
      backup?.database.close();
    }
    proveEncrypted(files.unfinished);
    const aside = `${files.database}.aside-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
    for (const ending of ['', '-wal']) {
      const present = files.database + ending;
      if (existsSync(present)) renameDurably(present, aside + ending);
    }
    renameDurably(files.unfinished, files.database);
    return ok({ ...rebuilt, backup: backup?.name ?? null, aside: basename(aside) });
  });
}
