import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { writeFileAtomically } from '../store/durableFile.ts';
import type { SystemKey } from '../domain/ports/systemKey.ts';
import type { SystemVault } from './systemVault.ts';

/**
 * Stores that are none: their key is a constant of the program, so what they seal is open to whoever has the file
 * (reliability §5.4). Availability is told as true with them.
 */
const sham: ReadonlySet<string> = new Set(['basic_text', 'unknown', '']);

const fileSchema = z.strictObject({
  format: z.literal('sintesi-system-key'),
  version: z.literal(1),
  /** Which store sealed it: another one cannot open it, and that is not damage. */
  backend: z.string().min(1),
  sealed: z.base64(),
});

const KEY_BYTES = 32;

/** Seals the keys of archives under the operating system's store of secrets, each in the file named for it. */
export function createSystemKey(
  fileOf: (archive: string) => string,
  vault: SystemVault,
): SystemKey {
  async function usable(): Promise<Result<string>> {
    const backend = vault.backend();
    if (sham.has(backend)) return fail(appError('archive/system-key-insecure', { backend }));
    // Some stores ask a person to unlock them, who may say no: that is unavailable too.
    const isAvailable = await vault.isAvailable().catch(() => false);
    return isAvailable
      ? ok(backend)
      : fail(appError('archive/system-key-unavailable', { backend }));
  }

  async function keep(archive: string, key: Uint8Array): Promise<Result<void>> {
    const backend = await usable();
    if (!backend.ok) return backend;
    try {
      const sealed = await vault.encrypt(Buffer.from(key).toString('base64'));
      const content = {
        format: 'sintesi-system-key',
        version: 1,
        backend: backend.value,
        sealed: Buffer.from(sealed).toString('base64'),
      } satisfies z.infer<typeof fileSchema>;
      writeFileAtomically(fileOf(archive), `${JSON.stringify(content, null, 2)}\n`);
      return ok();
    } catch {
      return fail(appError('archive/system-key-unavailable', { backend: backend.value }));
    }
  }

  async function open(archive: string, sealed: Uint8Array): Promise<Result<Uint8Array>> {
    try {
      const { text, isStale } = await vault.decrypt(sealed);
      const key = new Uint8Array(Buffer.from(text, 'base64'));
      if (key.length !== KEY_BYTES) return fail(appError('archive/system-key-unreadable', {}));
      // The system changed its own key: sealed again under the new one; if that fails the old one still serves.
      if (isStale) await keep(archive, key);
      return ok(key);
    } catch {
      return fail(appError('archive/system-key-unreadable', {}));
    }
  }

  return {
    keep,
    read: async (archive) => {
      const file = fileOf(archive);
      if (!existsSync(file)) return ok(null);
      const content = fileSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
      if (!content.success) return fail(appError('archive/system-key-unreadable', {}));
      const backend = await usable();
      if (!backend.ok) return backend;
      if (backend.value !== content.data.backend) {
        const { backend: sealedBy } = content.data;
        return fail(appError('archive/system-key-moved', { backend: backend.value, sealedBy }));
      }
      return open(archive, Buffer.from(content.data.sealed, 'base64'));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it like any other damage.
    return null;
  }
}
