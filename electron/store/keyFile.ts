import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { writeFileAtomically } from './durableFile.ts';
import { wrappedKeySchema } from './keyWrap.ts';

const wrapsSchema = z.strictObject({
  passphrase: wrappedKeySchema,
  recovery: wrappedKeySchema.nullable(),
});

const fileSchema = z.strictObject({
  format: z.literal('sintesi-archive-key'),
  version: z.literal(1),
  wraps: wrapsSchema,
  /** SHA-256 of the wraps: tells a damaged file from a wrong passphrase. */
  checksum: z.string(),
});

/** The archive's key under the passphrase and, where one was printed, under the recovery code. */
export type KeyWraps = z.infer<typeof wrapsSchema>;

function checksum(wraps: KeyWraps): string {
  return createHash('sha256').update(JSON.stringify(wraps)).digest('hex');
}

/** Writes the key file whole or not at all, readable by its owner only. */
export function writeKeyFile(file: string, wraps: KeyWraps): void {
  const content = {
    format: 'sintesi-archive-key',
    version: 1,
    wraps: wrapsSchema.parse(wraps),
    checksum: checksum(wrapsSchema.parse(wraps)),
  } satisfies z.infer<typeof fileSchema>;
  writeFileAtomically(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** Reads the key file; `archive/key-file-unreadable` when it is damaged. */
export function readKeyFile(file: string): Result<KeyWraps> {
  const text = readFileSync(file, 'utf8');
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.checksum !== checksum(parsed.data.wraps)) {
    return fail(appError('archive/key-file-unreadable', {}));
  }
  return ok(parsed.data.wraps);
}

/**
 * Keeps the copy of the key file like the key file. A damaged key file is never copied: the copy is then the
 * better of the two.
 */
export function keepKeyFileCopy(file: string, copy: string): void {
  if (!existsSync(file) || !readKeyFile(file).ok) return;
  const content = readFileSync(file);
  if (existsSync(copy) && readFileSync(copy).equals(content)) return;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
  writeFileAtomically(copy, content);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it like any other damage.
    return null;
  }
}
