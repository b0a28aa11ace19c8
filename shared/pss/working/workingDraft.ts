import { z } from 'zod';
import { sectionOrder } from '../../cda/sectionOrder.ts';
import type { PssDraft } from '../pss.ts';

/** Plain data of any shape: what is being typed need not be of the model yet. */
export type WorkingValue =
  string | number | boolean | null | readonly WorkingValue[] | WorkingRecord;

/** An object of plain data. */
export interface WorkingRecord {
  readonly [name: string]: WorkingValue;
}

/** Whether a value is a list. */
export function isList(value: WorkingValue | undefined): value is readonly WorkingValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object of named values. */
export function isRecord(value: WorkingValue | undefined): value is WorkingRecord {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** The text of a name of a record; `''` where there is none. */
export function textAtName(record: WorkingRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : '';
}

const workingValueSchema: z.ZodType<WorkingValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(workingValueSchema),
    z.record(z.string(), workingValueSchema),
  ]),
);

/** See `WorkingRecord`. */
export const workingRecordSchema = z.record(z.string(), workingValueSchema);

/**
 * A PSS while somebody writes it: the shape of `PssDraft`, in which any value may still be missing (null), be half
 * typed (any text), or stand beside the values of another choice (both texts of a row that can be said in two ways
 * are kept). `settleDraft` makes the model of it.
 */
export const workingDraftSchema = z
  .object({
    header: workingRecordSchema,
    sections: z.record(z.literal(sectionOrder), workingRecordSchema.nullable()),
  })
  .readonly();

/** See `workingDraftSchema`. */
export type WorkingDraft = z.infer<typeof workingDraftSchema>;

/** A draft as something to write on. The model is plain data: nothing is changed. */
export function openWorkingDraft(draft: PssDraft): WorkingDraft {
  return workingDraftSchema.parse(draft);
}
