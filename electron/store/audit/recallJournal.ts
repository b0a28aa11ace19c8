import type { ArchiveTables } from '../archiveTables.ts';
import { indexAct } from '../indexAct.ts';
import {
  isEssential,
  lastEntry,
  readJournal,
  type JournalEntry,
  type JournalPlace,
} from './journal.ts';
import { settleByDeeds } from './settleByDeeds.ts';

/** Entries the trail does not have: the database is older than they are, or has lost them. */
export function notInTrail(
  tables: ArchiveTables,
  entries: readonly (JournalEntry | null)[],
): readonly JournalEntry[] {
  return entries
    .filter((entry) => entry !== null)
    .filter(({ sequence, hash }) => tables.audit.find(sequence)?.hash !== hash);
}

/** Keeps what only the journal knows of the acts, and brings the acts to where they stand by it. In the transaction. */
export function recall(
  tables: ArchiveTables,
  entries: readonly (JournalEntry | null)[],
  at: string,
): void {
  const lost = notInTrail(tables, entries);
  for (const entry of lost) tables.recalledDeeds.keep(entry);
  for (const submissionId of new Set(lost.map((entry) => entry.submissionId))) {
    const act = submissionId === null ? null : tables.submissions.find(submissionId);
    if (act !== null) indexAct(tables, act);
  }
  const trail = [...tables.audit.after(0)].filter(isEssential);
  const told = entries.filter((entry) => entry !== null);
  // A journal begun after another copy was put back goes on from that one: what was done after this one it never heard.
  const last = trail.at(-1);
  const isWhole =
    last === undefined ||
    (told.length === entries.length && told.some(({ hash }) => hash === last.hash));
  settleByDeeds(tables, { deeds: [...trail, ...told], isWhole }, at);
}

/**
 * Takes over what the journal of an archive knows beyond a database that is older than it, because a copy was put back;
 * a journal that is missing, while deeds were done, knows nothing, and says so. Nothing happens where the two belong
 * together; done twice, it takes at most more acts for perhaps sent. In the transaction.
 */
export function recallOlderDatabase(
  tables: ArchiveTables,
  { file, key }: JournalPlace,
  at: string,
): void {
  const last = lastEntry(file, key);
  if (last !== null && notInTrail(tables, [last]).length === 0) return;
  recall(tables, readJournal(file, key), at);
}
