import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';

const memorySchema = z.strictObject({
  path: z.string().refine(isAbsolute),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The driver that worked last time. */
export interface RememberedModule {
  /** Its path; null where nothing is remembered, or where the file is no longer the one that worked. */
  recall(): string | null;
  remember(path: string): void;
}

/** SHA-256 of a driver's file, lower-case hexadecimal; null where it cannot be read. */
export function moduleDigest(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}

/** A memory in a file of the working folder. An unreadable file is no memory: the search starts afresh. */
export function rememberedModule(file: string): RememberedModule {
  function read(): z.infer<typeof memorySchema> | null {
    try {
      return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return null;
    }
  }
  return {
    recall() {
      const memory = read();
      return memory !== null && moduleDigest(memory.path) === memory.sha256 ? memory.path : null;
    },
    remember(path) {
      const sha256 = moduleDigest(path);
      if (sha256 === null) return;
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify({ path, sha256 }), { mode: 0o600 });
    },
  };
}
