import { X509Certificate } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { SigningOptions } from '../domain/prepareSignature.ts';
import { readPemFiles } from './readPemFiles.ts';
import type { Workbench } from './workbench.ts';

/** The certificate asked for, else the remembered one, and the authorities to put beside it in the signature. */
export async function signingOptions(
  bench: Workbench,
  certificate: string | null,
): Promise<Result<SigningOptions>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { trust, card } = settings.value;
  const authorities = await readPemFiles(trust.signatureAuthorities);
  if (!authorities.ok) return authorities;
  try {
    return ok({
      fingerprint: certificate ?? card.signatureFingerprint,
      authorities: authorities.value.map((pem) => new X509Certificate(pem).raw),
    });
  } catch {
    const file = trust.signatureAuthorities.join(', ');
    return fail(appError('workspace/file-unreadable', { file, cause: 'PEM' }));
  }
}
