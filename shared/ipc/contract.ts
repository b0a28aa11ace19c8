import type { z } from 'zod';
import { actVerbs } from './areas/acts.ts';
import { appEvents, appVerbs } from './areas/app.ts';
import { authorityVerbs } from './areas/authorities.ts';
import { backupEvents, backupVerbs } from './areas/backups.ts';
import { cardEvents, cardVerbs } from './areas/card.ts';
import { catalogueEvents, catalogueVerbs } from './areas/catalogues.ts';
import { checkVerbs } from './areas/checks.ts';
import { diagnosticsVerbs } from './areas/diagnostics.ts';
import { documentEvents, documentVerbs } from './areas/documents.ts';
import { draftEvents, draftVerbs } from './areas/drafts.ts';
import { exchangeEvents, exchangeVerbs } from './areas/exchange.ts';
import { helpVerbs } from './areas/help.ts';
import { historyVerbs } from './areas/history.ts';
import { identityVerbs } from './areas/identities.ts';
import { patientEvents, patientVerbs } from './areas/patients.ts';
import { linkVerbs } from './areas/links.ts';
import { queueEvents, queueVerbs } from './areas/queue.ts';
import { recordVerbs } from './areas/records.ts';
import { settingsEvents, settingsVerbs } from './areas/settings.ts';
import { setupVerbs } from './areas/setup.ts';
import { signingEvents, signingVerbs } from './areas/signing.ts';
import { terminologyVerbs } from './areas/terminology.ts';

/**
 * Everything the window may ask, `area.verb` by `area.verb`: the only door between the sandboxed side and the
 * trusted one. Requests are strict: a key that is not named here refuses the whole request.
 */
export const contract = {
  ...appVerbs,
  ...cardVerbs,
  ...documentVerbs,
  ...exchangeVerbs,
  ...patientVerbs,
  ...draftVerbs,
  ...terminologyVerbs,
  ...signingVerbs,
  ...actVerbs,
  ...queueVerbs,
  ...linkVerbs,
  ...historyVerbs,
  ...recordVerbs,
  ...settingsVerbs,
  ...setupVerbs,
  ...checkVerbs,
  ...identityVerbs,
  ...authorityVerbs,
  ...backupVerbs,
  ...catalogueVerbs,
  ...diagnosticsVerbs,
  ...helpVerbs,
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

/** What the trusted side tells by itself. */
export const contractEvents = {
  ...appEvents,
  ...settingsEvents,
  ...backupEvents,
  ...catalogueEvents,
  ...cardEvents,
  ...documentEvents,
  ...exchangeEvents,
  ...patientEvents,
  ...queueEvents,
  ...signingEvents,
  ...draftEvents,
} as const;

/** The name of an event. */
export type EventName = keyof typeof contractEvents;
/** What each event carries. */
export type EventData = { [Name in EventName]: z.output<(typeof contractEvents)[Name]> };

/** The events seen by their types, so that a schema and its listener can be used together. */
export const eventSchemas: { readonly [Name in EventName]: z.ZodType<EventData[Name]> } =
  contractEvents;

/** What an event carries, read; throws where it does not fit its schema. */
export function parseEvent<Name extends EventName>(event: Name, data: unknown): EventData[Name] {
  const schema: z.ZodType<EventData[Name]> = eventSchemas[event];
  return schema.parse(data);
}

/** An event with its name and what it carries. */
export type ContractEvent = {
  [Name in EventName]: { readonly event: Name; readonly data: EventData[Name] };
}[EventName];
