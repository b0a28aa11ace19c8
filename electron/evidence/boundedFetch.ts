import { appError } from '../../shared/errors/appError.ts';
import type { AppErrorOf } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** One question to a service of proofs. */
export interface BoundedRequest {
  readonly url: URL;
  /** Null asks with GET. */
  readonly body: { readonly type: string; readonly bytes: Uint8Array } | null;
  /** Given as HTTP basic authentication where the contract has it. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** For the whole exchange, answer included. */
  readonly timeoutMs: number;
  readonly maximumBytes: number;
}

type Unreachable = AppErrorOf<'evidence/timestamp-unreachable'>;

function unreachable(
  cause: Unreachable['data']['cause'],
  status: number | null = null,
): Result<never, Unreachable> {
  return fail(appError('evidence/timestamp-unreachable', { cause, status }));
}

function headersOf({ body, credentials }: BoundedRequest): Record<string, string> {
  const basic =
    credentials === null
      ? null
      : Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
  return {
    ...(body === null ? {} : { 'content-type': body.type }),
    ...(basic === null ? {} : { authorization: `Basic ${basic}` }),
  };
}

async function readAtMost(response: Response, maximumBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    total += chunk.length;
    if (total > maximumBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * One HTTP exchange bounded in time and size. No redirect is followed: the address is a contract, and the answer is
 * signed, so that plain HTTP is admissible (RFC 3161 §3.4, RFC 6960 appendix A).
 */
export async function boundedFetch(
  request: BoundedRequest,
): Promise<Result<Uint8Array, Unreachable>> {
  const { url, body, timeoutMs, maximumBytes } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      headers: headersOf(request),
      body: body === null ? null : Buffer.from(body.bytes),
      redirect: 'error',
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return unreachable('status', response.status);
    }
    const bytes = await readAtMost(response, maximumBytes);
    return bytes === null ? unreachable('too-large') : ok(bytes);
  } catch {
    return unreachable(signal.aborted ? 'timeout' : 'connection');
  }
}
