import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import type { QueuePause, SendingPlan } from '../domain/ports/outboxStore.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import type { ArchiveTables } from './archiveTables.ts';
import { appErrorSchema } from './columnSchemas.ts';

const pauseSetting = 'outbox.pause';
const senderLease = 'sender';

const pauseSchema: z.ZodType<QueuePause> = z.object({
  cause: z.enum(['person', 'configuration']),
  since: z.string(),
  error: appErrorSchema.nullable(),
});

/** Replaces the plan of an act; an act that does not exist is refused. */
export function storePlan(
  tables: ArchiveTables,
  submissionId: string,
  plan: SendingPlan,
  at: string,
): void {
  if (tables.submissions.find(submissionId) === null) {
    throw new ArchiveRefusal(appError('archive/submission-unknown', { submissionId }));
  }
  tables.sendingPlans.set(submissionId, plan, at);
}

/** The pause of the queue, or null. */
export function readPause(tables: ArchiveTables): QueuePause | null {
  return tables.settings.find(pauseSetting, pauseSchema.nullable());
}

/** Pauses the queue, or lets it go on. */
export function storePause(tables: ArchiveTables, pause: QueuePause | null, at: string): void {
  tables.settings.set(pauseSetting, pause, at);
}

/** Takes or renews the right to send. */
export function takeSenderLease(
  tables: ArchiveTables,
  holder: string,
  at: string,
  until: string,
): boolean {
  return tables.leases.take(senderLease, holder, at, until);
}

/** Gives the right to send back. */
export function releaseSenderLease(tables: ArchiveTables, holder: string): void {
  tables.leases.release(senderLease, holder);
}
