import { z } from 'zod';
import { actions, purposesOfUse } from './codeTables.ts';

/** How one act appears in the tokens (gateway.md §4.6). */
export const methodRuleSchema = z.strictObject({
  /** `action_id`. */
  action: z.enum(actions),
  /** `purpose_of_use` in the ordinary case. */
  purpose: z.enum(purposesOfUse),
  /** `purpose_of_use` when the act sets the document's visibility; null where that cannot happen. */
  purposeOnVisibility: z.enum(purposesOfUse).nullable(),
  /** Whether `resource_hl7_type` is sent. */
  resourceType: z.boolean(),
  /** Whether `attachment_hash` is sent; true exactly where a document is. */
  attachmentHash: z.boolean(),
});

/** One row of the matrix. */
export type MethodRule = z.infer<typeof methodRuleSchema>;

/** The whole matrix: one row per act. */
export const methodMatrixSchema = z.strictObject({
  create: methodRuleSchema,
  replace: methodRuleSchema,
  'update-metadata': methodRuleSchema,
  annul: methodRuleSchema,
});

/** The rules of all four acts. */
export type MethodMatrix = z.infer<typeof methodMatrixSchema>;

/** What the national dispatcher enforces (gateway.md §4.6); environments may override it. */
export const nationalMethodMatrix: MethodMatrix = {
  create: {
    action: 'CREATE',
    purpose: 'TREATMENT',
    purposeOnVisibility: null,
    resourceType: true,
    attachmentHash: true,
  },
  replace: {
    action: 'UPDATE',
    purpose: 'UPDATE',
    purposeOnVisibility: null,
    resourceType: true,
    attachmentHash: true,
  },
  'update-metadata': {
    action: 'UPDATE',
    purpose: 'UPDATE',
    purposeOnVisibility: 'ACCESS UPDATE',
    resourceType: true,
    attachmentHash: false,
  },
  annul: {
    action: 'DELETE',
    purpose: 'UPDATE',
    purposeOnVisibility: null,
    resourceType: true,
    attachmentHash: false,
  },
};
