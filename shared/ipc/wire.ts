import { z } from 'zod';
import { contractEvents, type ContractEvent, type EventName } from './contract.ts';
import { errorView } from './errorView.ts';

/** A question on the wire; `id` is the asker's own number for it. */
export const questionFrame = z.strictObject({
  id: z.int().nonnegative(),
  verb: z.string().max(64),
  request: z.unknown(),
});

const answerFrame = z.object({
  id: z.int().nonnegative(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: errorView }),
  ]),
});

const eventFrame = z.object({ event: z.string(), data: z.unknown() });

/** What comes from the trusted side. */
export type IncomingFrame =
  | { readonly kind: 'answer'; readonly answer: z.infer<typeof answerFrame> }
  | { readonly kind: 'event'; readonly event: ContractEvent };

function isEventName(name: string): name is EventName {
  return Object.hasOwn(contractEvents, name);
}

function isContractEvent(value: unknown): value is ContractEvent {
  const frame = eventFrame.safeParse(value);
  if (!frame.success || !isEventName(frame.data.event)) return false;
  return contractEvents[frame.data.event].safeParse(frame.data.data).success;
}

/** Reads a frame of the trusted side; null for anything that is none. */
export function readIncoming(text: string): IncomingFrame | null {
  const value: unknown = parseJson(text);
  const answer = answerFrame.safeParse(value);
  if (answer.success) return { kind: 'answer', answer: answer.data };
  return isContractEvent(value) ? { kind: 'event', event: value } : null;
}

const poisonous = new Set(['__proto__', 'constructor', 'prototype']);

function harmless(key: string, value: unknown): unknown {
  if (poisonous.has(key)) throw new SyntaxError('a key that reaches the prototype');
  return value;
}

/** JSON without the keys through which a prototype could be reached; undefined where it is not that. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, harmless);
  } catch {
    return undefined;
  }
}
