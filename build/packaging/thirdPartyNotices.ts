import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockedPackages } from './productionPackages.ts';

const root = join(import.meta.dirname, '..', '..');

function licenceTexts(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => readFileSync(join(directory, entry.name), 'utf8').trim());
}

/** The licences of everything the product contains, package by package. Electron and Chromium bring their own. */
export function thirdPartyNotices(): string {
  const parts = lockedPackages()
    .filter(({ isTool }) => !isTool)
    .map(({ name, version, licence, path }) =>
      [`${name} ${version} (${licence})`, ...licenceTexts(join(root, path))].join('\n\n'),
    );
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
