import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasApache, startApache } from '../../support/channel/apacheServer.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';

// Apache with `SSLVerifyClient` per directory: it learns the path first and asks for the certificate afterwards.
describe.skipIf(!hasApache)('Apache that asks below one path only', () => {
  let rig: ChannelRig;

  beforeAll(async () => {
    rig = await makeChannelRig();
  });
  afterEach(() => rig.closeAll());
  afterAll(() => rig.dispose());

  const versions = [
    ['TLSv1.2', 'renegotiation'],
    ['TLSv1.3', 'authentication after the handshake'],
  ] as const;

  it.each(versions)('%s, %s: one signature, only where it is asked for', async (version) => {
    const apache = rig.keep(await startApache(rig.pki, version));
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign });
    const get = (path: string) =>
      transport.exchange({ ...post(apache.url(path), null), method: 'GET' });
    const open = answerOf(await get('/open.txt'));
    expect(Buffer.from(open.body).toString()).toBe('open');
    expect(key.requests).toHaveLength(0);
    const closed = answerOf(await get('/fse/closed.txt'));
    expect(Buffer.from(closed.body).toString()).toBe('closed');
    expect(closed.headers['x-client']).toMatch(/^MNZLSN99E05F205J/);
    expect(closed.headers['x-version']).toBe(version);
    expect(key.requests).toHaveLength(1);
    answerOf(await get('/fse/closed.txt'));
    expect(key.requests).toHaveLength(1);
  });

  it.each(versions)('%s, %s: a request with a body of 300 kB goes through', async (version) => {
    const apache = rig.keep(await startApache(rig.pki, version));
    const transport = rig.channel();
    // Apache must keep the whole body aside until the certificate is there.
    const body = Buffer.alloc(300_000, 7);
    const answer = answerOf(await transport.exchange(post(apache.url('/fse/closed.txt'), body)));
    expect(answer.status).toBe(200);
    expect(answer.headers['x-client']).toMatch(/^MNZLSN99E05F205J/);
  });

  it.each(versions)('%s, %s: a certificate Apache does not accept', async (version) => {
    const apache = rig.keep(await startApache(rig.pki, version));
    const transport = rig.channel({
      clientChain: [rig.pki.certDer('cns-auth-unknown-ca')],
      sign: softwareRsaKey(rig.pki.keyPem('cns-auth-unknown-ca')).sign,
    });
    const exchange = await transport.exchange({
      ...post(apache.url('/fse/closed.txt'), null),
      method: 'GET',
    });
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/client-certificate-refused',
      data: { alertName: 'unknown_ca' },
      kind: 'not-sent',
    });
  });
});
