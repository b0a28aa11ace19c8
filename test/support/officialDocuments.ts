import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readOfficialPack } from '../../electron/terminology/officialPack.ts';
import type { OfficialPack } from '../../shared/conformance/officialPack.ts';
import { dataPackDirectory } from './dataPack.ts';

/** What the official validator says of one document: rule key -> number of nodes that break it. */
export interface ExpectedVerdict {
  readonly name: string;
  readonly text: string;
  readonly wellFormed: boolean;
  readonly xsd: boolean;
  readonly rules: Readonly<Record<string, number>>;
}

const expectationsSchema = z.object({
  documents: z.record(
    z.string(),
    z.object({
      wellFormed: z.boolean(),
      xsd: z.boolean(),
      rules: z.record(z.string(), z.number()).optional(),
    }),
  ),
});

function folder(...path: string[]): string {
  const directory = dataPackDirectory();
  if (directory === null) throw new Error('call only where the official data are present');
  return join(directory, 'cda', ...path);
}

/** The 178 documents that break rules, each with its official verdict. */
export function refusedDocuments(): readonly ExpectedVerdict[] {
  const table: unknown = JSON.parse(readFileSync(folder('ko', 'expected-v4.0.json'), 'utf8'));
  return Object.entries(expectationsSchema.parse(table).documents).map(([name, verdict]) => ({
    name,
    text: readFileSync(folder('ko', name), 'utf8'),
    wellFormed: verdict.wellFormed,
    xsd: verdict.xsd,
    rules: verdict.rules ?? {},
  }));
}

/** The sample documents; those whose name holds `.fails-` are out of date and must be refused. */
export function sampleDocuments(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder('samples'))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, text: readFileSync(folder('samples', name), 'utf8') }));
}

/** The official pack as read from disk. */
export async function officialPack(): Promise<OfficialPack> {
  const pack = await readOfficialPack(folder());
  if (!pack.ok) throw new Error(pack.error.code);
  return pack.value;
}

/** How often each key occurs. */
export function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
