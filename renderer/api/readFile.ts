import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { MAX_CONTENT_CHARACTERS } from '../../shared/ipc/requestParts.ts';
import { toBase64 } from './base64.ts';

/** What base64 makes a third longer, with something to spare. */
const MAX_BYTES = Math.floor(MAX_CONTENT_CHARACTERS * 0.74);

/**
 * The content of a file the person chose, as base64. `document/too-large` without reading it;
 * `window/file-unreadable` where it went away, or another program holds it, since it was chosen.
 */
export async function readFile(file: File): Promise<Result<string>> {
  if (file.size > MAX_BYTES) {
    return fail(appError('document/too-large', { bytes: file.size, limit: MAX_BYTES }));
  }
  try {
    return ok(toBase64(new Uint8Array(await file.arrayBuffer())));
  } catch (thrown: unknown) {
    const cause = thrown instanceof Error ? thrown.name : 'sconosciuto';
    return fail(appError('window/file-unreadable', { cause }));
  }
}

/** Asks something about the content of a file; a file that cannot be read is the answer. */
export async function askAbout<Value>(
  file: File,
  ask: (content: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const content = await readFile(file);
  return content.ok ? ask(content.value) : content;
}
