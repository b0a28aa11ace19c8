import { z } from 'zod';
import { submissionStates } from '../../shared/fse/submissionState.ts';

const durationMs = z.number().nonnegative();
const errorCode = z
  .string()
  .regex(/^[a-z]+\/[a-z0-9-]+$/)
  .nullable();
/** A UUID or another hexadecimal identifier: needed by the gateway's support and not personal by itself. */
const identifier = z.string().regex(/^[0-9a-f-]{8,64}$/i);
/** What is closed when the desk is left, and what its closing waits for. */
const closedPart = z.enum([
  'answers',
  'beginning',
  'queue',
  'folder',
  'card',
  'archive',
  'channel',
  'paper',
  'rules',
  'program',
]);
/** Text of foreign origin: it passes the redactor. */
const freeText = z.string().max(4000);

/**
 * Everything that may be logged, by event. There is no other way into the log: a document, a person, a request
 * or an answer has no field here. A new event is added here, with the narrowest type its fields allow.
 */
export const logEvents = {
  'program-started': {
    level: 'info',
    fields: z.strictObject({
      version: freeText,
      node: freeText,
      platform: freeText,
      arch: freeText,
    }),
  },
  'program-stopped': { level: 'info', fields: z.strictObject({ uptimeMs: durationMs }) },
  'archive-opened': { level: 'info', fields: z.strictObject({ durationMs }) },
  'archive-failed': { level: 'error', fields: z.strictObject({ code: errorCode }) },
  'process-lost': {
    level: 'error',
    fields: z.strictObject({
      process: z.enum(['card', 'store', 'backup']),
      exitCode: z.number().int().nullable(),
      signal: z
        .string()
        .regex(/^SIG[A-Z0-9]+$/)
        .nullable(),
    }),
  },
  /** A helper process was told to end and did not: the system holds it, as on a disk or a reader that does not answer. */
  'process-stuck': {
    level: 'error',
    fields: z.strictObject({ process: z.enum(['card', 'store', 'backup']) }),
  },
  /** A part that did not close in its time: what it still did is not waited for. */
  'closing-cut-short': {
    level: 'error',
    fields: z.strictObject({ part: closedPart, waitedMs: durationMs }),
  },
  'closing-failed': {
    level: 'error',
    fields: z.strictObject({ part: closedPart, name: freeText }),
  },
  'card-call': {
    level: 'info',
    fields: z.strictObject({
      operation: z.enum(['list', 'login', 'sign', 'logout']),
      durationMs,
      code: errorCode,
    }),
  },
  'channel-answered': {
    level: 'info',
    fields: z.strictObject({
      host: freeText,
      /** Common name of the server's certificate. */
      peer: freeText,
      status: z.number().int(),
      durationMs,
    }),
  },
  'channel-failed': {
    level: 'warning',
    fields: z.strictObject({
      host: freeText,
      kind: z.enum(['not-sent', 'unknown']),
      code: errorCode,
    }),
  },
  'attempt-started': {
    level: 'info',
    fields: z.strictObject({
      submissionId: identifier,
      attemptId: identifier,
      number: z.number().int().positive(),
    }),
  },
  'attempt-ended': {
    level: 'info',
    fields: z.strictObject({
      submissionId: identifier,
      attemptId: identifier,
      exchange: z.enum(['answered', 'not-sent', 'unknown']),
      state: z.enum(submissionStates),
      httpStatus: z.number().int().nullable(),
      cartId: identifier.nullable(),
      traceId: identifier.nullable(),
      code: errorCode,
      durationMs,
    }),
  },
  'queue-status': {
    level: 'info',
    fields: z.strictObject({
      status: z.enum(['idle', 'sending', 'paused', 'waiting', 'resting']),
      code: errorCode,
    }),
  },
  /** A page went out without its tags: PDF/A-3u in place of PDF/A-3a. */
  'document-untagged': { level: 'warning', fields: z.strictObject({ cause: freeText }) },
  'backup-made': { level: 'info', fields: z.strictObject({ durationMs }) },
  'backup-failed': { level: 'error', fields: z.strictObject({ code: errorCode }) },
  'retention-applied': {
    level: 'info',
    fields: z.strictObject({
      drafts: z.number().int().nonnegative(),
      documents: z.number().int().nonnegative(),
    }),
  },
  'operation-failed': {
    level: 'warning',
    fields: z.strictObject({ operation: z.string().regex(/^[a-zA-Z .-]{1,60}$/), code: errorCode }),
  },
  /** Somebody else than the window asked a verb. */
  intruder: { level: 'error', fields: z.strictObject({ verb: freeText }) },
  /** Looking for, fetching or checking an update failed; the name of the error only. */
  'update-failed': { level: 'warning', fields: z.strictObject({ reason: freeText }) },
  defect: {
    level: 'error',
    fields: z.strictObject({
      correlationId: identifier,
      name: freeText,
      message: freeText,
      stack: freeText,
    }),
  },
  'log-refused': {
    level: 'error',
    fields: z.strictObject({ refusedEvent: freeText, fieldNames: z.array(freeText) }),
  },
} as const;

/** Levels from the most to the least urgent: a log of one level holds it and what is more urgent. */
export const logLevels = ['error', 'warning', 'info'] as const;

/** How urgent an event is. */
export type LogLevel = (typeof logLevels)[number];

/** The name of an event that may be logged. */
export type LogEventName = keyof typeof logEvents;

/** The fields an event carries. */
export type LogFields<Name extends LogEventName> = z.infer<(typeof logEvents)[Name]['fields']>;

/** Fields that keep their value: their form admits identifiers only, and support cannot work without them. */
export const keptFields: ReadonlySet<string> = new Set([
  'cartId',
  'traceId',
  'submissionId',
  'attemptId',
  'correlationId',
]);
