import { z } from 'zod';
import { operations } from '../fse/operation.ts';
import { submissionStates } from '../fse/submissionState.ts';
import { personView } from './documentViews.ts';
import { errorView } from './errorView.ts';

/** One attempt with everything support may ask for. */
export const attemptView = z.object({
  number: z.number(),
  /** UTC ISO instant. */
  startedAt: z.string(),
  submissionIdentifier: z.string(),
  /** Null while it is under way, or when the program died during it. */
  end: z
    .object({
      endedAt: z.string(),
      state: z.enum(submissionStates),
      exchange: z.enum(['answered', 'not-sent', 'unknown']),
      httpStatus: z.number().nullable(),
      cartId: z.string().nullable(),
      traceId: z.string().nullable(),
      workflowInstanceId: z.string().nullable(),
      /** The answer's own words, never the headline. */
      answer: z.string().nullable(),
      error: errorView.nullable(),
      warning: z.string().nullable(),
    })
    .nullable(),
});

const recalledAnswerView = z.object({
  /** UTC ISO instant. */
  at: z.string(),
  state: z.enum(submissionStates),
  cartId: z.string().nullable(),
});

/** The end of an attempt of which only the journal of essentials knew, when an older copy was put back. */
export type RecalledAnswerView = z.infer<typeof recalledAnswerView>;

/** An act with all its attempts. */
export const actView = z.object({
  submissionId: z.string(),
  operation: z.enum(operations),
  documentId: z.string(),
  targetId: z.string().nullable(),
  state: z.enum(submissionStates),
  createdAt: z.string(),
  updatedAt: z.string(),
  patient: personView,
  attempts: z.array(attemptView),
  /** What only the journal knew of its attempts, oldest first. */
  recalled: z.array(recalledAnswerView),
  /** UTC ISO instant before which it is not tried again by itself; null where none is set. */
  notBefore: z.string().nullable(),
  /** Why it waits, where there is a reason other than its turn. */
  obstacle: errorView.nullable(),
  /** The act on the same document that has to be settled before this one leaves; null where there is none. */
  waitsFor: z.string().nullable(),
  /** Why it was done, in the doctor's words, where it was asked. */
  reason: z.string().nullable(),
});

/** An act with all its attempts. */
export type ActView = z.infer<typeof actView>;
/** One attempt. */
export type AttemptView = z.infer<typeof attemptView>;

/** An act that is only in the journal of essentials: queued after the copy that was put back, or lost with its file. */
export const recalledActView = z.object({
  submissionId: z.string(),
  documentId: z.string().nullable(),
  operation: z.enum(operations).nullable(),
  /** Null where its outcome is not known. */
  state: z.enum(submissionStates).nullable(),
  /** UTC ISO instant of the last that is known. */
  at: z.string(),
  /** Oldest first. */
  answers: z.array(recalledAnswerView),
});

/** An act that is only in the journal of essentials. */
export type RecalledActView = z.infer<typeof recalledActView>;

/** Why nothing is sent although acts wait. */
export const pauseView = z.object({
  cause: z.enum(['person', 'configuration']),
  since: z.string(),
  error: errorView.nullable(),
});

/** The life of one document: what it is and every act about it, oldest first. */
export const documentLifeView = z.object({
  documentId: z.string(),
  version: z.number(),
  replaces: z.string().nullable(),
  patient: personView,
  sealedAt: z.string(),
  signedAt: z.string().nullable(),
  acts: z.array(actView),
  /** Whether the whole document is obscured (`P99`) as far as the acts about it tell. */
  isHidden: z.boolean(),
  /** Why it can be neither replaced, updated nor annulled; null when it can. */
  obstacle: errorView.nullable(),
});

/** The life of one document. */
export type DocumentLifeView = z.infer<typeof documentLifeView>;
