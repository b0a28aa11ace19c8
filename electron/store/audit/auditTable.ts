import type { Database } from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { blobColumn } from '../columnSchemas.ts';
import { parseRow } from '../parseRow.ts';

/** Something that was done, before it has its place in the chain. Absent fields do not apply. */
export interface Deed {
  /** UTC ISO instant. */
  readonly at: string;
  readonly action: string;
  /** SHA-256 of the signer's certificate, where one acted. */
  readonly actor?: string;
  readonly documentId?: string;
  /** Pseudonym. */
  readonly patient?: string;
  readonly operation?: string;
  readonly submissionId?: string;
  readonly attemptId?: string;
  readonly outcome?: string;
  readonly cartId?: string | null;
}

const nullableText = z.string().nullable();

const rowSchema = z.object({
  sequence: z.number().int(),
  at: z.string(),
  action: z.string(),
  actor: nullableText,
  documentId: nullableText,
  patient: nullableText,
  operation: nullableText,
  submissionId: nullableText,
  attemptId: nullableText,
  outcome: nullableText,
  cartId: nullableText,
  previousHash: z.string(),
  hash: z.string(),
});

/** A row of the trail. */
export type AuditRow = z.infer<typeof rowSchema>;

const headSchema = z.object({
  day: z.string(),
  sequence: z.number().int(),
  hash: z.string(),
  signature: blobColumn,
});

/** The last row of a day, signed. */
export type AuditHead = z.infer<typeof headSchema>;

/** What the chain of an empty trail begins with. */
export const beginning = '0'.repeat(64);

/** The hash of a row: over every field, its place and the row before (all but the hash itself). */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const fields = [
    row.sequence,
    row.at,
    row.action,
    row.actor,
    row.documentId,
    row.patient,
    row.operation,
    row.submissionId,
    row.attemptId,
    row.outcome,
    row.cartId,
    row.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** What is signed of a head. */
export function headBytes(head: Pick<AuditHead, 'day' | 'sequence' | 'hash'>): Buffer {
  return Buffer.from(JSON.stringify(['sintesi audit head', head.day, head.sequence, head.hash]));
}

/** The append-only trail. */
export interface AuditTable {
  last(): AuditRow | null;
  find(sequence: number): AuditRow | null;
  append(deed: Deed): AuditRow;
  /** Rows after a sequence, in order. */
  after(sequence: number): IterableIterator<AuditRow>;
  insertHead(head: AuditHead): void;
  hasHead(day: string): boolean;
  heads(): AuditHead[];
}

/** Opens the trail on a database. */
export function auditTable(database: Database): AuditTable {
  const select = `SELECT sequence, at, action, actor, document_id AS documentId, patient, operation,
    submission_id AS submissionId, attempt_id AS attemptId, outcome, cart_id AS cartId,
    previous_hash AS previousHash, hash FROM audit_trail`;
  const last = database.prepare(`${select} ORDER BY sequence DESC LIMIT 1`);
  const after = database.prepare(`${select} WHERE sequence > ? ORDER BY sequence`);
  const find = database.prepare(`${select} WHERE sequence = ?`);
  const insert = database.prepare(`
    INSERT INTO audit_trail (sequence, at, action, actor, document_id, patient, operation, submission_id,
      attempt_id, outcome, cart_id, previous_hash, hash)
    VALUES (@sequence, @at, @action, @actor, @documentId, @patient, @operation, @submissionId,
      @attemptId, @outcome, @cartId, @previousHash, @hash)`);
  const insertHead = database.prepare(
    'INSERT INTO audit_heads (day, sequence, hash, signature) VALUES (@day, @sequence, @hash, @signature)',
  );
  const hasHead = database.prepare('SELECT 1 FROM audit_heads WHERE day = ?');
  const heads = database.prepare(
    'SELECT day, sequence, hash, signature FROM audit_heads ORDER BY day',
  );
  const parse = (row: unknown): AuditRow => parseRow('audit_trail', rowSchema, row);
  const lastRow = (): AuditRow | null => {
    const row = last.get();
    return row === undefined ? null : parse(row);
  };
  return {
    last: lastRow,
    find: (sequence) => {
      const row = find.get(sequence);
      return row === undefined ? null : parse(row);
    },
    append: (deed) => {
      const previous = lastRow();
      const body = {
        sequence: (previous?.sequence ?? 0) + 1,
        at: deed.at,
        action: deed.action,
        actor: deed.actor ?? null,
        documentId: deed.documentId ?? null,
        patient: deed.patient ?? null,
        operation: deed.operation ?? null,
        submissionId: deed.submissionId ?? null,
        attemptId: deed.attemptId ?? null,
        outcome: deed.outcome ?? null,
        cartId: deed.cartId ?? null,
        previousHash: previous?.hash ?? beginning,
      };
      const row = { ...body, hash: hashOf(body) };
      insert.run(row);
      return row;
    },
    *after(sequence) {
      for (const row of after.iterate(sequence)) yield parse(row);
    },
    insertHead: (head) => {
      insertHead.run(head);
    },
    hasHead: (day) => hasHead.get(day) !== undefined,
    heads: () => heads.all().map((row) => parseRow('audit_heads', headSchema, row)),
  };
}
