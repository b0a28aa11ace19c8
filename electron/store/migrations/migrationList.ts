import { journey } from './0001-journey.ts';
import { identityRenewal } from './0002-identity-renewal.ts';
import { outbox } from './0003-outbox.ts';
import { terminology } from './0004-terminology.ts';
import { patients } from './0005-patients.ts';
import { drafts } from './0006-drafts.ts';
import { exchange } from './0007-exchange.ts';
import { reasons } from './0008-reasons.ts';
import { retention } from './0009-retention.ts';
import { maskedEntries } from './0010-masked-entries.ts';
import { recalledDeeds } from './0011-recalled-deeds.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  journey,
  identityRenewal,
  outbox,
  terminology,
  patients,
  drafts,
  exchange,
  reasons,
  retention,
  maskedEntries,
  recalledDeeds,
];

/** The schema this version of the program writes. */
export const schemaVersion = migrations.length;
