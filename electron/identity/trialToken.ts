import { createPrivateKey, X509Certificate } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, SignJWT } from 'jose';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { StoredIdentity } from '../domain/ports/archive.ts';

const headerSchema = z.object({ x5c: z.tuple([z.base64()]) });

/** Signs a token that says nothing and verifies it as a stranger would: by the certificate in its header alone. */
export async function trialToken(
  identity: Pick<StoredIdentity, 'certificate' | 'privateKey'>,
): Promise<Result<void>> {
  try {
    const key = createPrivateKey({
      key: Buffer.from(identity.privateKey),
      format: 'der',
      type: 'pkcs8',
    });
    const x5c = [Buffer.from(identity.certificate).toString('base64')];
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5c })
      .sign(key);
    const [certificate] = headerSchema.parse(decodeProtectedHeader(token)).x5c;
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    await compactVerify(token, publicKey, { algorithms: ['RS256'] });
    return ok();
  } catch {
    return fail(appError('identity/token-not-verified', {}));
  }
}
