import { z } from 'zod';
import { operations } from '../fse/operation.ts';
import { submissionStates } from '../fse/submissionState.ts';
import { pinQuestionView, presenceView } from './cardViews.ts';
import { documentView, personView } from './documentViews.ts';
import { errorView } from './errorView.ts';
import { actView, documentLifeView, pauseView } from './historyViews.ts';

/** The largest document the window hands over, as base64: 20 MB of bytes, the limit of every other entrance. */
export const MAX_CONTENT_CHARACTERS = 27_000_000;

const nothing = z.strictObject({});
const identifier = z.string().min(1).max(255);
const documentRef = z.strictObject({ documentId: identifier });
const submissionRef = z.strictObject({ submissionId: identifier });
const instant = z.iso.datetime();

/**
 * Everything the window may ask, `area.verb` by `area.verb`: the only door between the sandboxed side and the
 * trusted one. Requests are strict: a key that is not named here refuses the whole request.
 */
export const contract = {
  'app.overview': {
    request: nothing,
    response: z.object({
      doctor: personView,
      azienda: z.string(),
      environment: z.enum(['stage', 'production', 'test']),
      version: z.string(),
      packVersion: z.string().nullable(),
    }),
  },
  'card.presence': { request: nothing, response: presenceView },
  /** Takes a CDA2 or a PDF over exactly as it is, also when its verdict is a refusal, which is told. */
  'documents.import': {
    request: z.strictObject({ content: z.base64().max(MAX_CONTENT_CHARACTERS) }),
    response: documentView,
  },
  'documents.open': { request: documentRef, response: documentView },
  /** The same content under a new identity of the same set, ready to be reviewed and signed as its replacement. */
  'documents.renew': { request: documentRef, response: documentView },
  'documents.preview': {
    request: documentRef,
    response: z.object({
      /** Base64. */
      pdf: z.string(),
      signed: z.boolean(),
      substitutedCharacters: z.array(z.string()),
    }),
  },
  /** Signs and queues; asks for the PIN with `pin.requested` while it runs. */
  'signing.submit': {
    request: documentRef,
    response: z.object({ submissionId: z.string(), durationMs: z.number() }),
  },
  /** Answers the PIN question that is open; the PIN is used for one presentation and kept nowhere. */
  'signing.answerPin': {
    request: z.strictObject({ questionId: identifier, pin: z.string().min(1).max(64) }),
    response: nothing,
  },
  'signing.cancelPin': { request: z.strictObject({ questionId: identifier }), response: nothing },
  'acts.annul': {
    request: documentRef.extend({ surname: z.string().min(1).max(100) }),
    response: submissionRef,
  },
  'acts.updateMetadata': {
    request: documentRef.extend({ hidden: z.boolean() }),
    response: submissionRef,
  },
  'queue.list': {
    request: z.strictObject({ since: instant }),
    response: z.object({
      /** Everything unsettled, and everything begun since the instant asked for; oldest first. */
      acts: z.array(actView),
      pause: pauseView.nullable(),
      /** What the whole queue waits for, as the reason a person can do something about. */
      waiting: errorView.nullable(),
    }),
  },
  'queue.pause': { request: nothing, response: nothing },
  'queue.resume': { request: nothing, response: nothing },
  'queue.verify': { request: submissionRef, response: nothing },
  'queue.cancel': { request: submissionRef, response: nothing },
  'history.search': {
    request: z.strictObject({
      text: z.string().max(200).optional(),
      operation: z.enum(operations).optional(),
      state: z.enum(submissionStates).optional(),
      from: instant.optional(),
      to: instant.optional(),
      offset: z.int().min(0).max(10_000_000).default(0),
    }),
    response: z.object({ acts: z.array(actView), hasMore: z.boolean() }),
  },
  'history.document': { request: documentRef, response: documentLifeView },
} as const;

/** The name of a verb. */
export type ContractKey = keyof typeof contract;

/** What each verb is asked with, as its caller writes it. */
export type ContractInput = {
  [Key in ContractKey]: z.input<(typeof contract)[Key]['request']>;
};
/** What each handler is given: the request parsed, defaults filled in. */
export type ContractRequest = {
  [Key in ContractKey]: z.output<(typeof contract)[Key]['request']>;
};
/** What each verb answers. */
export type ContractResponse = {
  [Key in ContractKey]: z.output<(typeof contract)[Key]['response']>;
};

/** The schemas of one verb, by its types. */
export interface VerbSchemas<Key extends ContractKey> {
  readonly request: z.ZodType<ContractRequest[Key]>;
  readonly response: z.ZodType<ContractResponse[Key]>;
}

/** The contract seen by its types, so that a verb's schemas and its handler can be used together. */
export const verbs: { readonly [Key in ContractKey]: VerbSchemas<Key> } = contract;

/** Whether a text names a verb; inherited names such as `constructor` do not. */
export function isContractKey(text: string): text is ContractKey {
  return Object.hasOwn(contract, text);
}

/** The stations of a signature as the person sees them pass. */
export const signingSteps = ['preparing', 'signing', 'checking', 'queued'] as const;
/** One station of a signature. */
export type SigningStep = (typeof signingSteps)[number];

/** What the trusted side tells by itself. */
export const contractEvents = {
  'card.changed': presenceView,
  /** Something in the queue changed: ask again. */
  'queue.changed': z.object({
    status: z.enum(['sending', 'idle', 'paused', 'waiting', 'resting', 'unchanged']),
  }),
  'pin.requested': pinQuestionView,
  'pin.closed': z.object({ questionId: z.string() }),
  'signing.step': z.object({ documentId: z.string(), step: z.enum(signingSteps) }),
} as const;

/** The name of an event. */
export type EventName = keyof typeof contractEvents;
/** What each event carries. */
export type EventData = { [Name in EventName]: z.output<(typeof contractEvents)[Name]> };

/** The events seen by their types, so that a schema and its listener can be used together. */
export const eventSchemas: { readonly [Name in EventName]: z.ZodType<EventData[Name]> } =
  contractEvents;

/** An event with its name and what it carries. */
export type ContractEvent = {
  [Name in EventName]: { readonly event: Name; readonly data: EventData[Name] };
}[EventName];
