import type { Result } from '../../../shared/errors/result.ts';
import { ok } from '../../../shared/errors/result.ts';
import { checkPublished } from '../documentStatus.ts';
import type { Archive } from '../ports/archive.ts';
import type { OutboxItem } from '../ports/outboxStore.ts';

/**
 * Whether the act still has the document it addresses to stand on: an earlier act that published it may have been
 * refused, or another may have replaced or annulled it meanwhile (gateway.md §15.3-4). Acts queued after this one
 * do not count, and an act that may already have been carried out is not judged again.
 */
export async function checkStanding(archive: Archive, item: OutboxItem): Promise<Result<void>> {
  if (item.targetId === null || item.state !== 'queued') return ok();
  const about = await archive.submissionsAbout(item.targetId);
  if (!about.ok) return about;
  const place = about.value.findIndex((each) => each.submissionId === item.submissionId);
  return checkPublished(item.targetId, about.value.slice(0, place));
}
