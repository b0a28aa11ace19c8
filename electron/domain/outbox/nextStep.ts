import type { OutboxItem } from '../ports/outboxStore.ts';

/** What the outbox does now. */
export type NextStep =
  | { readonly kind: 'send'; readonly item: OutboxItem }
  /** Nothing may leave yet; the first act may in so many milliseconds. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** Nothing is left that the program may send by itself. */
  | { readonly kind: 'nothing' };

function documentsOf(item: OutboxItem): readonly string[] {
  return item.targetId === null ? [item.documentId] : [item.documentId, item.targetId];
}

/**
 * The acts that no earlier unsettled act stands before: acts on one document, and on documents that replace each
 * other, leave strictly in order; acts on other documents do not wait for them (reliability §7.2.6).
 * `items` in the order of the queue.
 */
export function headsOfChains(items: readonly OutboxItem[]): readonly OutboxItem[] {
  const taken = new Set<string>();
  return items.filter((item) => {
    const documents = documentsOf(item);
    const isHead = documents.every((each) => !taken.has(each));
    for (const each of documents) taken.add(each);
    return isHead;
  });
}

/** The act that has to be settled before this one may leave: the last earlier one on one of its documents. */
export function predecessorOf(item: OutboxItem, items: readonly OutboxItem[]): OutboxItem | null {
  const documents = new Set(documentsOf(item));
  const earlier = items.slice(0, items.indexOf(item));
  return earlier.findLast((each) => documentsOf(each).some((one) => documents.has(one))) ?? null;
}

/** Whether the program may send the act by itself, sooner or later. */
function isSendable(item: OutboxItem): boolean {
  return item.state === 'queued' || item.state === 'outcome-unknown';
}

/** Chooses the next act: the first one in the queue whose turn and whose time have come. */
export function nextStep(
  items: readonly OutboxItem[],
  remainingMs: (item: OutboxItem) => number,
): NextStep {
  const waiting = headsOfChains(items)
    .filter(isSendable)
    .map((item) => ({ item, milliseconds: Math.max(0, remainingMs(item)) }));
  const ready = waiting.find(({ milliseconds }) => milliseconds === 0);
  if (ready !== undefined) return { kind: 'send', item: ready.item };
  return waiting.length === 0
    ? { kind: 'nothing' }
    : { kind: 'wait', milliseconds: Math.min(...waiting.map((each) => each.milliseconds)) };
}
