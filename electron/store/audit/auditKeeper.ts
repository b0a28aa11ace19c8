import type { AuditProblem, AuditReport } from '../../domain/ports/auditTrail.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import { isSignedBy, type AuditSecrets } from './auditSecrets.ts';
import { beginning, hashOf, headBytes, type AuditRow, type Deed } from './auditTable.ts';
import { isEssential, type Journal, type JournalEntry } from './journal.ts';
import { z } from 'zod';

const deviceKeysSetting = 'audit.deviceKeys';
const deviceKeysSchema = z.array(z.base64());

/** Writes the trail of an open archive. */
export interface AuditKeeper {
  /** Adds a deed, and signs the head of the day before when this is the first of its day. In the transaction. */
  append(deed: Deed): void;
  /** Brings the journal up to the trail. After the transaction. */
  catchUp(): void;
  /** Signs the head of the last row's day, unless it is signed. */
  closeDay(at: string): void;
  pseudonym(codiceFiscale: string): string;
}

/** Opens the keeper; the journal is absent where there is no file to keep it in. */
export function auditKeeper(
  tables: ArchiveTables,
  secrets: AuditSecrets,
  journal: Journal | null,
): AuditKeeper {
  function rememberDevice(at: string): void {
    const known = tables.settings.find(deviceKeysSetting, deviceKeysSchema) ?? [];
    const own = secrets.devicePublicKey.toString('base64');
    if (!known.includes(own)) tables.settings.set(deviceKeysSetting, [...known, own], at);
  }

  function signHead(row: AuditRow, at: string): void {
    const day = row.at.slice(0, 10);
    if (tables.audit.hasHead(day)) return;
    rememberDevice(at);
    const head = { day, sequence: row.sequence, hash: row.hash };
    tables.audit.insertHead({ ...head, signature: new Uint8Array(secrets.sign(headBytes(head))) });
  }

  return {
    append: (deed) => {
      const last = tables.audit.last();
      if (last !== null && last.at.slice(0, 10) < deed.at.slice(0, 10)) signHead(last, deed.at);
      tables.audit.append(deed);
    },
    catchUp: () => {
      if (journal === null) return;
      const rows = [...tables.audit.after(journal.lastSequence)];
      if (rows.length > 0) journal.append(rows);
    },
    closeDay: (at) => {
      const last = tables.audit.last();
      if (last !== null && last.at.slice(0, 10) < at.slice(0, 10)) signHead(last, at);
    },
    pseudonym: (codiceFiscale) => secrets.pseudonym(codiceFiscale),
  };
}

interface Walk {
  readonly rows: ReadonlyMap<number, AuditRow>;
  readonly clockSetBack: readonly number[];
  readonly problems: readonly AuditProblem[];
}

function walkChain(tables: ArchiveTables): Walk {
  const rows = new Map<number, AuditRow>();
  const clockSetBack: number[] = [];
  const problems: AuditProblem[] = [];
  let previous: AuditRow | null = null;
  for (const row of tables.audit.after(0)) {
    const expected: number = (previous?.sequence ?? 0) + 1;
    for (let missing = expected; missing < row.sequence; missing += 1) {
      problems.push({ kind: 'row-missing', sequence: missing });
    }
    const follows = row.sequence !== expected || row.previousHash === (previous?.hash ?? beginning);
    if (!follows || hashOf(row) !== row.hash) {
      problems.push({ kind: 'row-changed', sequence: row.sequence });
    }
    if (previous !== null && row.at < previous.at) clockSetBack.push(row.sequence);
    rows.set(row.sequence, row);
    previous = row;
  }
  return { rows, clockSetBack, problems };
}

function headProblems(tables: ArchiveTables, rows: Walk['rows']): readonly AuditProblem[] {
  const keys = (tables.settings.find(deviceKeysSetting, deviceKeysSchema) ?? []).map((key) =>
    Buffer.from(key, 'base64'),
  );
  return tables.audit.heads().flatMap((head): readonly AuditProblem[] => {
    const { sequence } = head;
    const isSigned = keys.some((key) => isSignedBy(key, headBytes(head), head.signature));
    if (!isSigned) return [{ kind: 'head-changed', sequence }];
    return rows.get(sequence)?.hash === head.hash ? [] : [{ kind: 'head-without-row', sequence }];
  });
}

function journalProblems(
  entries: readonly (JournalEntry | null)[],
  rows: Walk['rows'],
): readonly AuditProblem[] {
  const kept = new Set(entries.flatMap((entry) => (entry === null ? [] : [entry.sequence])));
  const unreadable = entries.flatMap((entry, index): readonly AuditProblem[] =>
    entry === null ? [{ kind: 'journal-unreadable', sequence: index + 1 }] : [],
  );
  const orphans = entries.flatMap((entry): readonly AuditProblem[] =>
    entry === null || rows.get(entry.sequence)?.hash === entry.hash
      ? []
      : [{ kind: 'only-in-journal', sequence: entry.sequence }],
  );
  const absent = [...rows.values()]
    .filter((row) => isEssential(row) && !kept.has(row.sequence))
    .map((row): AuditProblem => ({ kind: 'not-in-journal', sequence: row.sequence }));
  return [...unreadable, ...orphans, ...absent];
}

/** Checks chain, heads and journal against each other; null entries where there is no journal. */
export function verifyTrail(
  tables: ArchiveTables,
  entries: readonly (JournalEntry | null)[] | null,
): AuditReport {
  const { rows, clockSetBack, problems } = walkChain(tables);
  return {
    rows: rows.size,
    signedDays: tables.audit.heads().length,
    journalEntries: entries?.length ?? 0,
    clockSetBack,
    problems: [
      ...problems,
      ...headProblems(tables, rows),
      ...(entries === null ? [] : journalProblems(entries, rows)),
    ],
  };
}
