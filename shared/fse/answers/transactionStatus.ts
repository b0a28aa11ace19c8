import { z } from 'zod';
import { parseJsonObject } from './jsonObject.ts';

const text = z.string().nullish().catch(null);

const answerSchema = z.looseObject({
  transactionData: z.array(
    z.looseObject({
      eventType: z.string(),
      eventStatus: z.string(),
      eventDate: text,
      message: text,
    }),
  ),
});

/** One event of a transaction. */
export interface TransactionEvent {
  readonly type: string;
  readonly status: string;
  readonly date: string | null;
  readonly message: string | null;
}

/**
 * What the events together say. `indexed`: the index has it. `failed`: the index refused it. `uncertain`: a failure
 * seen although the registry held the document (field failure ST-02), never to be answered by sending again.
 * `pending`: not decided yet.
 */
export type TransactionConclusion = 'indexed' | 'failed' | 'uncertain' | 'pending';

/** What became of a transaction. */
export interface TransactionStatus {
  readonly conclusion: TransactionConclusion;
  /** In the order of the answer. */
  readonly events: readonly TransactionEvent[];
}

/** The index's regional time-out (gateway.md §10.5). */
const REGIONAL_TIMEOUT = /\bCRF1\b/;

function conclusionOf(events: readonly TransactionEvent[]): TransactionConclusion {
  const decided = events.filter(({ type }) => type === 'SEND_TO_INI').at(-1);
  if (decided?.status === 'SUCCESS') return 'indexed';
  const failed = events.find(({ status }) => status === 'BLOCKING_ERROR');
  if (failed === undefined) return 'pending';
  return REGIONAL_TIMEOUT.test(failed.message ?? '') ? 'uncertain' : 'failed';
}

/** Reads the body of a status answer; null when it is none. Never throws. */
export function readTransactionStatus(body: string): TransactionStatus | null {
  const parsed = answerSchema.safeParse(parseJsonObject(body));
  if (!parsed.success) return null;
  const events = parsed.data.transactionData.map(
    ({ eventType, eventStatus, eventDate, message }): TransactionEvent => ({
      type: eventType,
      status: eventStatus,
      date: eventDate ?? null,
      message: message ?? null,
    }),
  );
  return { conclusion: conclusionOf(events), events };
}
