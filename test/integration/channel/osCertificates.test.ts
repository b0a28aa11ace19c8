import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicKeyPin } from '../../../electron/channel/publicKeyPin.ts';
import { chooseOsCertificate, osVerifier } from '../../../electron/main/osCertificates.ts';
import { osVerdict, type OsVerifiedPeer } from '../../../electron/main/osNet.ts';
import { osStoreFailure } from '../../../electron/main/osStoreFailure.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterAll(() => rig.dispose());

const at = new Date();
const codiceFiscale = 'MNZLSN99E05F205J';
const listed = (...names: readonly string[]) =>
  names.map((name) => ({ name, data: rig.pki.certPem(name) }));

it.each([
  [['signature', 'cns-auth', 'cns-auth-other-doctor'], 'cns-auth'],
  [['cns-auth-expired', 'signature', 'sogei-auth'], null],
  // Two that fit: nothing is guessed.
  [['cns-auth', 'cns-auth-unknown-ca'], null],
  [[], null],
])('of %j it takes %s', (names, expected) => {
  const wish = { codiceFiscale, fingerprint: null };
  expect(chooseOsCertificate(listed(...names), wish, at)?.name ?? null).toBe(expected);
});

it('takes the certificate the person chose, whatever else would fit', () => {
  const chosen = new X509Certificate(rig.pki.certDer('cns-auth-unknown-ca'));
  const fingerprint = chosen.fingerprint256.replaceAll(':', '').toLowerCase();
  const names = listed('cns-auth', 'cns-auth-unknown-ca');
  expect(chooseOsCertificate(names, { codiceFiscale, fingerprint }, at)?.name).toBe(
    'cns-auth-unknown-ca',
  );
});

it('pins refuse more than the system does, and never less', () => {
  const authority = { data: rig.pki.certPem('server-ca'), subjectName: 'ca' };
  const leaf = { data: rig.pki.certPem('server'), subjectName: 'localhost', issuerCert: authority };
  const verdicts: number[] = [];
  const told: OsVerifiedPeer[] = [];
  const judge = (pins: readonly string[]): void => {
    osVerifier(pins, (_host, peer) => told.push(peer))(
      { hostname: 'apimed', validatedCertificate: leaf },
      (verdict) => verdicts.push(verdict),
    );
  };
  judge([]);
  judge([publicKeyPin(rig.pki.certDer('server-ca'))]);
  judge([publicKeyPin(rig.pki.certDer('cns-ca'))]);
  expect(verdicts).toEqual([
    osVerdict.asTheSystemSays,
    osVerdict.asTheSystemSays,
    osVerdict.refuse,
  ]);
  expect(told.map(({ isPinned }) => isPinned)).toEqual([true, true, false]);
  expect(told[0]?.name).toBe('localhost');
});

it.each([
  ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'channel/os-store-certificate-missing', true],
  ['net::ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED', 'channel/os-store-signature-failed', true],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'channel/proxy-refused', true],
  ['net::ERR_FAILED', 'channel/connection-lost', false],
  ['net::ERR_CONNECTION_RESET', 'channel/connection-lost', false],
  ['net::ERR_SOMETHING_NEW', 'channel/connection-lost', false],
  ['not of the network', 'channel/connection-lost', false],
])('%s means %s', (message, code, beforeRequest) => {
  expect(osStoreFailure(new Error(message), 'apimed')).toMatchObject({
    error: { code },
    beforeRequest,
  });
});
