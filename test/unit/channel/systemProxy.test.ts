import { expect, it } from 'vitest';
import {
  proxyFromEnvironment,
  proxyFromResolution,
} from '../../../electron/channel/systemProxy.ts';

const host = 'apimed.regione.example';

it.each([
  ['nothing set', {}, null],
  ['an empty variable', { HTTPS_PROXY: '' }, null],
  [
    'upper case',
    { HTTPS_PROXY: 'http://proxy:3128' },
    { host: 'proxy', port: 3128, credentials: null },
  ],
  [
    'lower case first',
    { https_proxy: 'http://a', HTTPS_PROXY: 'http://b' },
    { host: 'a', port: 80, credentials: null },
  ],
  [
    'without a scheme',
    { HTTPS_PROXY: 'proxy:8080' },
    { host: 'proxy', port: 8080, credentials: null },
  ],
  ['for everything', { ALL_PROXY: 'http://[::1]:1' }, { host: '::1', port: 1, credentials: null }],
  [
    'with credentials',
    { HTTPS_PROXY: 'http://studio:p%40ss@proxy:1' },
    { host: 'proxy', port: 1, credentials: { user: 'studio', password: 'p@ss' } },
  ],
  ['an excepted host', { HTTPS_PROXY: 'http://p', NO_PROXY: `x, ${host}` }, null],
  ['an excepted domain', { HTTPS_PROXY: 'http://p', no_proxy: '.regione.example:443' }, null],
  ['everything excepted', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, null],
  [
    'a name that only ends alike',
    { HTTPS_PROXY: 'http://p', NO_PROXY: 'gione.example' },
    { host: 'p', port: 80, credentials: null },
  ],
])('%s', (_name, environment, proxy) => {
  expect(proxyFromEnvironment(environment, host)).toEqual({ ok: true, value: proxy });
});

it.each(['socks5://p:1', 'https://p:1', 'http://'])('%s is an error, never ignored', (text) => {
  expect(proxyFromEnvironment({ HTTPS_PROXY: text }, host)).toMatchObject({
    error: { code: 'channel/proxy-unsupported' },
  });
});

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.asl.example:8080; DIRECT', { host: 'proxy.asl.example', port: 8080 }],
  ['SOCKS5 old:1080; PROXY proxy:3128', { host: 'proxy', port: 3128 }],
  ['PROXY [2001:db8::1]:3128', { host: '2001:db8::1', port: 3128 }],
  ['PROXY proxy', { host: 'proxy', port: 80 }],
])('automatic configuration %j is %j', (answer, proxy) => {
  const value = proxy === null ? null : { ...proxy, credentials: null };
  expect(proxyFromResolution(answer)).toEqual({ ok: true, value });
});

it('an automatic configuration that knows only what we do not speak is an error', () => {
  expect(proxyFromResolution('HTTPS secure:443; SOCKS old:1080')).toMatchObject({
    error: { code: 'channel/proxy-unsupported', data: { scheme: 'https' } },
  });
});
