import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a change of key happens. The archive under the new key is built whole in `building`; renaming that folder to a
 * `committed` one is the single instant at which the change has happened. Before it the old key opens everything,
 * after it the new one does: whoever finds a committed folder only has to move its files into place.
 */
const building = 'archive.rekey';
const committed = 'archive.rekeyed-';
const former = 'former-key-';

/** The folder in which the archive under the new key is built. */
export function buildingFolder(directory: string): string {
  return join(directory, building);
}

/** The folder that says that the change has happened; the instant names what goes aside. */
export function committedFolder(directory: string, at: Date): string {
  return join(directory, `${committed}${at.toISOString().replaceAll(/[:.]/g, '-')}`);
}

/** A change that has happened and whose files are not all in place. */
export interface CommittedChange {
  /** Where the files of the archive under the new key wait. */
  readonly folder: string;
  /** Where goes what only the former key opens. */
  readonly former: string;
}

/** The change whose files are to be put in place; null where there is none. */
export function committedChange(directory: string): CommittedChange | null {
  const name = entries(directory).find((each) => each.startsWith(committed));
  if (name === undefined) return null;
  return {
    folder: join(directory, name),
    former: join(directory, `${former}${name.slice(committed.length)}`),
  };
}

/** The folders of what only former keys open, oldest first. */
export function formerFolders(directory: string): readonly string[] {
  return entries(directory)
    .filter((name) => name.startsWith(former))
    .sort()
    .map((name) => join(directory, name));
}

function entries(directory: string): readonly string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}
