import type { Migration } from './migration.ts';

/** Why an act was done, in the doctor's words: asked where it takes something out of the record. Never sent. */
export const reasons: Migration = {
  version: 8,
  sql: `ALTER TABLE submissions ADD COLUMN reason TEXT;`,
};
