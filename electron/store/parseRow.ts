import type { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';

/**
 * Reads a row through its schema. A row that does not fit is `archive/row-unreadable`, which names the table
 * and the fields, never their content.
 */
export function parseRow<Row>(table: string, schema: z.ZodType<Row>, row: unknown): Row {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new ArchiveRefusal(appError('archive/row-unreadable', { table, fields }));
}
