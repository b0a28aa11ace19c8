import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { programRoot } from '../process/programFiles.ts';

const packageSchema = z.object({ version: z.string() });

/** The version of this program. */
export function ownVersion(): string {
  const text = readFileSync(new URL('package.json', programRoot), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
