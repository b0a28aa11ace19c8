import { X509Certificate } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { readPemFiles } from './readPemFiles.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Every certificate of PEM files, DER; a file may hold a whole list. A file without any is an error. */
export async function readCertificateFiles(
  files: readonly string[],
): Promise<Result<readonly Uint8Array[]>> {
  const texts = await readPemFiles(files);
  if (!texts.ok) return texts;
  const certificates: Uint8Array[] = [];
  for (const [index, text] of texts.value.entries()) {
    const found = text.match(CERTIFICATE) ?? [];
    try {
      certificates.push(...found.map((pem) => new X509Certificate(pem).raw));
    } catch {
      found.length = 0;
    }
    if (found.length === 0) {
      return fail(
        appError('workspace/file-unreadable', { file: files[index] ?? '', cause: 'PEM' }),
      );
    }
  }
  return ok(certificates);
}
