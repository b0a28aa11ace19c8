import { z } from 'zod';
import { sectionOrder } from '../cda/sectionOrder.ts';
import { submissionStates } from '../fse/submissionState.ts';
import { errorView } from './errorView.ts';

/** What a patient's profile asks for; see `Due` of the domain. */
export const dueView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('to-verify'), submissionId: z.string() }),
  z.object({
    kind: z.literal('draft'),
    draftId: z.string(),
    toConfirm: z.number(),
    /** UTC ISO instant. */
    savedAt: z.string(),
  }),
  z.object({ kind: z.literal('to-sign'), documentId: z.string(), sealedAt: z.string() }),
  z.object({
    kind: z.literal('refused'),
    submissionId: z.string(),
    documentId: z.string(),
    error: errorView.nullable(),
  }),
  z.object({ kind: z.literal('sending'), submissionId: z.string() }),
  z.object({ kind: z.literal('to-send'), submissionId: z.string() }),
  z.object({ kind: z.literal('changed'), at: z.string(), draftId: z.string().nullable() }),
  z.object({ kind: z.literal('outdated'), since: z.string() }),
  z.object({ kind: z.literal('without') }),
  z.object({ kind: z.literal('in-order') }),
]);

/** What a patient's profile asks for. */
export type DueView = z.infer<typeof dueView>;

/** A row of the list of patients. */
export const patientView = z.object({
  codiceFiscale: z.string(),
  family: z.string(),
  given: z.string(),
  /** `YYYY-MM-DD` or its known beginning; where nobody said it, as the codice fiscale says; null where neither does. */
  birthDate: z.string().nullable(),
  gender: z.enum(['M', 'F', 'UN']).nullable(),
  /** The profile that stands in the Fascicolo. */
  profile: z
    .object({ documentId: z.string(), version: z.number(), effectiveAt: z.string() })
    .nullable(),
  /** How that profile stands by itself, whatever is under way about it. */
  standing: z.enum(['in-order', 'changed', 'outdated', 'without']),
  due: dueView,
});

/** A row of the list of patients. */
export type PatientView = z.infer<typeof patientView>;

/** A section that differs from the profile that stands, each difference in one line of the narrative's words. */
export const changedSectionView = z.object({
  title: z.string(),
  changes: z.array(
    z.object({ kind: z.enum(['added', 'removed', 'changed', 'ended']), text: z.string() }),
  ),
});

/** A section that differs from the profile that stands. */
export type ChangedSectionView = z.infer<typeof changedSectionView>;

/** Why nothing can be prepared for a patient now; see `NotNowCause` of the domain. */
export const notNowCauseView = z.enum([
  'to-verify',
  'refused',
  'sending',
  'to-send',
  'without',
  'changed',
  'open',
]);

/** Why nothing can be prepared. */
export type NotNowCauseView = z.infer<typeof notNowCauseView>;

/** What became of the next version of a profile prepared among others; see `PreparedProfile` of the domain. */
export const preparedView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prepared'), documentId: z.string() }),
  z.object({ kind: z.literal('unseen'), sections: z.array(z.enum(sectionOrder)) }),
  /** How many errors, and the first of them in Italian. */
  z.object({ kind: z.literal('refused'), errors: z.number(), first: z.string() }),
  z.object({ kind: z.literal('not-now'), cause: notNowCauseView }),
]);

/** What became of the next version of a profile. */
export type PreparedView = z.infer<typeof preparedView>;

/** A profile of a patient, whatever became of it. */
export const patientVersionView = z.object({
  documentId: z.string(),
  version: z.number(),
  effectiveAt: z.string(),
  /** Whether the doctor of this desk wrote it. */
  isOwn: z.boolean(),
  isSigned: z.boolean(),
  state: z.enum(submissionStates).nullable(),
  ended: z.enum(['replaced', 'annulled']).nullable(),
});

/** A profile of a patient, whatever became of it. */
export type PatientVersionView = z.infer<typeof patientVersionView>;
