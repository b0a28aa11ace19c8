import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Ledger } from './ledgerEntries.ts';

const document = z.object({
  id: z.string(),
  setId: z.string().nullable(),
  version: z.string().nullable(),
  status: z.enum(['published', 'replaced', 'annulled', 'rejected']),
  replacedBy: z.string().nullable(),
  replaces: z.string().nullable(),
  patientId: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  sha256: z.string(),
  pdfFile: z.string(),
  workflowInstanceId: z.string(),
});

const indexing = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['done', 'deferred']) }),
  z.object({ state: z.literal('pending'), dueAt: z.string(), error: z.string().nullable() }),
  z.object({ state: z.literal('failed'), error: z.string() }),
]);

const submission = z.object({
  submissionId: z.string().nullable(),
  method: z.enum(['C', 'R2', 'R', 'U', 'D']),
  documentId: z.string(),
  targetId: z.string().nullable(),
  cartId: z.string(),
  traceId: z.string(),
  workflowInstanceId: z.string(),
  issuer: z.string(),
  subject: z.string(),
  at: z.string(),
  indexing,
});

const call = z.object({
  at: z.string(),
  verb: z.string(),
  path: z.string(),
  cartId: z.string().nullable(),
  status: z.number().nullable(),
  refusedBy: z.string().nullable(),
  fault: z.string().nullable(),
});

const ledgerSchema = z.object({
  documents: z.array(document),
  submissions: z.array(submission),
  calls: z.array(call),
});

/** Reads back what `writeLedgerFile` wrote, PDFs included; throws when the file is of another making. */
export function readLedgerFile(ledgerFile: string): Ledger {
  const read = ledgerSchema.parse(JSON.parse(readFileSync(ledgerFile, 'utf8')));
  const documents = read.documents.map(({ pdfFile, ...facts }) => ({
    ...facts,
    pdf: readFileSync(join(dirname(ledgerFile), pdfFile)),
  }));
  return { ...read, documents };
}
