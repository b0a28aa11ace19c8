import { expect, it } from 'vitest';
import type { ChannelProbe, ProbeReport } from '../../../electron/domain/ports/channelProbe.ts';
import { tryConnection } from '../../../electron/domain/tryConnection.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';

const host = 'gateway.example';
const pin = 'A'.repeat(43) + '=';
const good: ProbeReport = {
  url: `https://${host}/v2/`,
  at: '2026-11-23T10:00:00.000Z',
  proxy: null,
  library: 'OpenSSL',
  unreachable: null,
  chain: [
    {
      subject: 'CN=gateway.example',
      issuer: 'CN=CA',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
      fingerprint: 'a'.repeat(64),
      pin,
    },
  ],
  distrust: null,
  nameMatches: true,
  versions: [],
  clockOffsetMs: 0,
};

function trial(report: Partial<ProbeReport>, gatewayPins: readonly string[] = []) {
  const looked: string[] = [];
  const probe: ChannelProbe = {
    look: (url) => {
      looked.push(url.href);
      return Promise.resolve(ok({ ...good, ...report }));
    },
  };
  const trust = {
    gatewayPins: [...gatewayPins],
    gatewayAuthorities: [],
    tokenAuthorities: [],
    signatureAuthorities: [],
  };
  const settings = { environment: stageEnvironment(`https://${host}/v2`), trust };
  return tryConnection(probe, settings).then((tried) => ({
    looked,
    problems: tried.ok ? tried.value.problems.map(({ code }) => code) : [tried.error.code],
  }));
}

it('looks at the gateway of the settings and finds nothing wrong with it', async () => {
  expect(await trial({}, [pin])).toEqual({ looked: [`https://${host}/v2/`], problems: [] });
});

it.each([
  [
    'channel/unreachable',
    { unreachable: appError('channel/unreachable', { host, cause: 'x' }), chain: [] },
  ],
  [
    'channel/server-authority-unknown',
    { distrust: appError('channel/server-authority-unknown', { host }) },
  ],
  ['gateway/clock-skewed', { clockOffsetMs: -31_000 }],
] as const)('tells %s', async (code, report) => {
  expect((await trial(report)).problems).toEqual([code]);
});

it('tells a server whose keys are not those expected, and the most important first', async () => {
  const { problems } = await trial({ clockOffsetMs: 60_000 }, ['B'.repeat(43) + '=']);
  expect(problems).toEqual(['channel/server-not-pinned', 'gateway/clock-skewed']);
});
