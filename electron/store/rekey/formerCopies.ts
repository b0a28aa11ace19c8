import { readdirSync, rmSync } from 'node:fs';
import type { FormerCopies } from '../../domain/ports/archiveCustody.ts';
import { formerFolders } from './rekeyFolders.ts';

/** What former keys still open: backups and files kept aside. */
export function formerCopies(directory: string): FormerCopies {
  const names = formerFolders(directory).flatMap((folder) => readdirSync(folder));
  const count = names.filter((name) => name.endsWith('.db') || name.includes('.aside-')).length;
  return { folder: directory, count };
}

/** Removes everything that former keys open, with the key files that open it. */
export function removeFormerCopies(directory: string): void {
  for (const folder of formerFolders(directory)) rmSync(folder, { recursive: true });
}
