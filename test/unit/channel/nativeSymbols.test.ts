import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCardTlsAddon } from '../../../electron/channel/cardTlsAddon.ts';

const binary = fileURLToPath(
  new URL('../../../electron/channel/native/build/Release/card_tls.node', import.meta.url),
);

function symbols(...options: string[]): string[] {
  const listing = execFileSync('nm', ['-D', ...options, binary], { encoding: 'utf8' });
  return listing.split('\n').map((line) => line.trim().split(' ').at(-1) ?? '');
}

const openssl = /^(SSL|TLS|EVP|RSA|EC|ECDSA|BIO|BN|X509|ASN1|CRYPTO|OPENSSL|ERR|ASYNC|PEM)_/;

// The host program brings another TLS library with the same names: neither may see the other's.
describe.skipIf(process.platform !== 'linux')(
  'the native addon keeps its OpenSSL to itself',
  () => {
    it('asks the host program for no OpenSSL function', () => {
      expect(symbols('--undefined-only').filter((name) => openssl.test(name))).toEqual([]);
    });

    it('offers the host program none, only its entry points', () => {
      const offered = symbols('--defined-only').filter(
        (name) => name !== '' && !name.startsWith('_ZT'),
      );
      expect(offered.sort()).toEqual([
        'napi_register_module_v1',
        'node_api_module_get_api_version_v1',
      ]);
    });
  },
);

it('carries OpenSSL 3', () => {
  expect(loadCardTlsAddon().opensslVersion).toMatch(/^OpenSSL 3\./);
});
