import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ownerOnly, renameDurably, writeFileAtomically } from '../durableFile.ts';
import { derivedKey, seal, unseal } from './auditSecrets.ts';
import type { AuditRow } from './auditTable.ts';
import { lastWholeLine } from './lastLine.ts';

const entrySchema = z.object({
  sequence: z.number().int(),
  hash: z.string(),
  at: z.string(),
  action: z.string(),
  documentId: z.string().nullable(),
  operation: z.string().nullable(),
  submissionId: z.string().nullable(),
  outcome: z.string().nullable(),
  cartId: z.string().nullable(),
});

/** One essential: which act on which document, when, how it ended, its X-CART-id. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** Deeds without which the legal trace would be lost with the database, and whether an act may have left. */
const essentials: readonly string[] = [
  'act-queued',
  'attempt-begun',
  'attempt-ended',
  'state-changed',
];

/** Where a journal is and the key of the archive it belongs to (32 bytes). */
export interface JournalPlace {
  readonly file: string;
  readonly key: Uint8Array;
}

/** Whether a row of the trail belongs in the journal. */
export function isEssential(row: Pick<AuditRow, 'action'>): boolean {
  return essentials.includes(row.action);
}

/**
 * The second copy of the essentials (reliability §6): a file of its own, each line sealed under a key derived from
 * the archive's. It only grows; a line cut off by a power loss is dropped and written again.
 */
export interface Journal {
  /** Sequence of the last entry; 0 when there is none. */
  readonly lastSequence: number;
  /** Adds the essentials among the rows, on the disk when it returns. */
  append(rows: readonly AuditRow[]): void;
}

function lineKey(archiveKey: Uint8Array): Buffer {
  return derivedKey(archiveKey, 'sintesi journal of essentials');
}

/** Every entry in order; null in the place of a line that does not open. */
export function readJournal(
  file: string,
  archiveKey: Uint8Array,
): readonly (JournalEntry | null)[] {
  if (!existsSync(file)) return [];
  const key = lineKey(archiveKey);
  const lines = readFileSync(file, 'latin1').split('\n').slice(0, -1);
  return lines.map((line) => entryOf(line, key));
}

/** The last entry that was written whole; null where there is none or it does not open. */
export function lastEntry(file: string, archiveKey: Uint8Array): JournalEntry | null {
  const line = lastWholeLine(file);
  return line === null ? null : entryOf(line, lineKey(archiveKey));
}

/** Null where the line does not open. */
function entryOf(line: string, key: Buffer): JournalEntry | null {
  const plain = unseal(key, Buffer.from(line, 'base64'));
  if (plain === null) return null;
  const parsed = entrySchema.safeParse(JSON.parse(plain.toString('utf8')));
  return parsed.success ? parsed.data : null;
}

/**
 * Writes the journal anew under another archive key, into another file. Lines that do not open are left out: the check of
 * the trail then tells that the journal does not have them.
 */
export function resealJournal(from: JournalPlace, to: JournalPlace): void {
  if (!existsSync(from.file)) return;
  const entries = readJournal(from.file, from.key).filter((entry) => entry !== null);
  writeFileAtomically(to.file, sealedLines(entries, lineKey(to.key)));
}

function sealedLines(entries: readonly JournalEntry[], key: Uint8Array): string {
  return entries
    .map((entry) => seal(key, Buffer.from(JSON.stringify(entry))))
    .map((sealed) => `${sealed.toString('base64')}\n`)
    .join('');
}

/**
 * Opens the journal. A journal that does not belong to the database as it is (a backup was restored) is kept aside
 * under the stamp and begun anew.
 */
export function openJournal(
  file: string,
  archiveKey: Uint8Array,
  belongs: (last: JournalEntry) => boolean,
  stamp: string,
): Journal {
  const key = lineKey(archiveKey);
  const last = lastEntry(file, archiveKey);
  const isOurs = last !== null && belongs(last);
  if (!isOurs && lastWholeLine(file) !== null) renameDurably(file, `${file}.aside-${stamp}`);
  let lastSequence = isOurs ? last.sequence : 0;
  return {
    get lastSequence() {
      return lastSequence;
    },
    append: (rows) => {
      const entries = rows.filter(isEssential).map((row) => entrySchema.parse(row));
      lastSequence = rows.at(-1)?.sequence ?? lastSequence;
      if (entries.length === 0) return;
      const descriptor = openSync(file, 'a', ownerOnly);
      try {
        appendFileSync(descriptor, sealedLines(entries, key));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}
