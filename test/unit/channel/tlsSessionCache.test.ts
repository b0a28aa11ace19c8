import { expect, it } from 'vitest';
import { TlsSessionCache } from '../../../electron/channel/tlsSessionCache.ts';

const session = (n: number): Uint8Array => new Uint8Array([n]);

it('gives the newest session, each once, but never gives away the last', () => {
  const cache = new TlsSessionCache(() => 0);
  cache.store('a:443', [session(1), session(2)]);
  expect([1, 2, 3].map(() => cache.take('a:443')?.[0])).toEqual([2, 1, 1]);
});

it('keeps servers apart', () => {
  const cache = new TlsSessionCache(() => 0);
  cache.store('a:443', [session(1)]);
  expect(cache.take('b:443')).toBeNull();
  cache.forget('b:443');
  expect(cache.take('a:443')).not.toBeNull();
  cache.forget('a:443');
  expect(cache.take('a:443')).toBeNull();
});

it('forgets a session after half an hour', () => {
  let now = 0;
  const cache = new TlsSessionCache(() => now);
  cache.store('a:443', [session(1)]);
  now = 30 * 60_000 - 1;
  expect(cache.take('a:443')).not.toBeNull();
  now += 1;
  expect(cache.take('a:443')).toBeNull();
});

it('keeps a handful at most', () => {
  const cache = new TlsSessionCache(() => 0);
  cache.store('a:443', [1, 2, 3, 4, 5, 6].map(session));
  const given = new Set([1, 2, 3, 4, 5, 6].map(() => cache.take('a:443')?.[0]));
  expect([...given]).toEqual([6, 5, 4, 3]);
});

it('forgets everything when the channel closes', () => {
  const cache = new TlsSessionCache(() => 0);
  cache.store('a:443', [session(1)]);
  cache.clear();
  expect(cache.take('a:443')).toBeNull();
});
