import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSignatureRequest } from '../../../electron/channel/cardTlsAddon.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { SoftwareKey } from './softwareKey.ts';

/** Plays a card's P-256 key. Node cannot sign a bare digest, so the `openssl` command does. */
export function ellipticKey(keyPem: string): SoftwareKey {
  const requests: EngineSignatureRequest[] = [];
  return {
    requests,
    sign: (request) => {
      requests.push(request);
      return Promise.resolve(ok(rawSignature(signDigest(keyPem, request.data), 32)));
    },
  };
}

function signDigest(keyPem: string, digest: Uint8Array): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-ec-'));
  try {
    const keyFile = join(directory, 'key.pem');
    const digestFile = join(directory, 'digest');
    writeFileSync(keyFile, keyPem, { mode: 0o600 });
    writeFileSync(digestFile, digest);
    return execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', keyFile, '-in', digestFile]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** ECDSA-Sig-Value (RFC 3279 §2.2.3) to r || s, each of `size` bytes as a token answers. */
function rawSignature(der: Buffer, size: number): Uint8Array {
  const raw = Buffer.alloc(2 * size);
  let offset = 2;
  for (const end of [size, 2 * size]) {
    const length = der[offset + 1] ?? 0;
    const integer = der.subarray(offset + 2, offset + 2 + length);
    const digits = integer.subarray(Math.max(0, integer.length - size));
    digits.copy(raw, end - digits.length);
    offset += 2 + length;
  }
  return raw;
}
