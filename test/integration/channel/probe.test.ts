import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ProbeReport, VersionFinding } from '../../../electron/domain/ports/channelProbe.ts';
import { probeReportLines } from '../../../electron/channel/probe/probeReportText.ts';
import { probeServer } from '../../../electron/channel/probe/probeServer.ts';
import type { TlsVersion } from '../../../electron/channel/cardTlsAddon.ts';
import { hasApache, startApache } from '../../support/channel/apacheServer.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { startOpensslServer } from '../../support/channel/opensslServer.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

function probe(url: URL): Promise<ProbeReport> {
  return probeServer({
    url,
    trustedRootsPem: [rig.pki.certPem('server-ca')],
    proxy: null,
    timeoutMs: 10_000,
    at: new Date('2026-11-22T10:00:00Z'),
  });
}

function under(report: ProbeReport, version: TlsVersion): VersionFinding {
  const finding = report.versions.find((each) => each.version === version);
  if (finding === undefined) throw new Error(`no finding for ${version}`);
  return finding;
}

it('Node: asks in the handshake, refuses who has no certificate, names its authorities', async () => {
  const server = await rig.serve();
  const report = await probe(server.url());
  expect(report).toMatchObject({ unreachable: null, distrust: null, nameMatches: true });
  // Who has no certificate gets no answer, and with it no time.
  expect(report.clockOffsetMs).toBeNull();
  expect(report.chain[0]?.subject).toContain('CN=localhost');
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const finding = under(report, version);
    expect(finding).toMatchObject({
      offered: true,
      withoutCertificate: 'refuses',
      certificateRequest: { when: 'handshake' },
    });
    expect(finding.certificateRequest?.issuers).toContain(
      'C=IT, O=TEST, CN=TEST Regione Toscana - CA Cittadini',
    );
    expect(finding.certificateRequest?.schemes).toContain('rsa_pss_rsae_sha256');
  }
  expect(under(report, 'TLSv1.3').ciphers).toHaveLength(3);
  const lines = probeReportLines(report).join('\n');
  expect(lines).toContain('chiesto durante l');
  expect(lines).toContain('utilizzabili con TLS 1.2');
});

it('openssl: one version, one suite, chosen schemes, no sessions', async () => {
  const server = rig.keep(
    await startOpensslServer(rig.pki, [
      ...['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256', '-www', '-no_ticket', '-no_cache'],
      ...['-verify', '2', '-client_sigalgs', 'RSA-PSS+SHA256'],
    ]),
  );
  const report = await probe(new URL(`https://localhost:${String(server.port)}/`));
  expect(under(report, 'TLSv1.3')).toMatchObject({ offered: false, ciphers: [] });
  expect(under(report, 'TLSv1.2')).toMatchObject({
    offered: true,
    ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    certificateRequest: { when: 'handshake', schemes: ['rsa_pss_rsae_sha256'] },
    // `-verify` without a capital V asks and does without.
    withoutCertificate: 'answers',
    httpStatus: 200,
    sessionsIssued: 0,
    resumes: null,
  });
  expect(probeReportLines(report).join('\n')).toContain('accetta solo altri tipi di firma');
});

it('openssl: sessions that are taken back', async () => {
  const server = rig.keep(await startOpensslServer(rig.pki, ['-www']));
  const report = await probe(new URL(`https://localhost:${String(server.port)}/`));
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    expect(under(report, version)).toMatchObject({ certificateRequest: null, resumes: true });
    expect(under(report, version).sessionsIssued).toBeGreaterThan(0);
  }
});

it.skipIf(!hasApache).each([
  ['TLSv1.2', 'renegotiation'],
  ['TLSv1.3', 'post-handshake'],
] as const)('Apache, %s: asks by %s, below one path only', async (version, when) => {
  const apache = rig.keep(await startApache(rig.pki, version));
  const closed = under(await probe(apache.url('/fse/closed.txt')), version);
  expect(closed.certificateRequest).toMatchObject({
    when,
    issuers: ['C=IT, O=TEST, CN=TEST Regione Toscana - CA Cittadini'],
  });
  const answered = await probe(apache.url('/open.txt'));
  // The server's clock is this computer's own.
  expect(answered.clockOffsetMs).toBe(0);
  expect(probeReportLines(answered).join('\n')).toContain('concorda con quello del servizio');
  const open = under(answered, version);
  expect(open).toMatchObject({
    certificateRequest: null,
    withoutCertificate: 'answers',
    httpStatus: 200,
  });
});

it.each([
  ['server-other-host', 'channel/server-name-mismatch', false],
  ['server-unknown-ca', 'channel/server-authority-unknown', true],
  ['server-expired', 'channel/server-certificate-expired', true],
])('shows the chain it refuses: %s', async (certificate, code, nameMatches) => {
  const server = await rig.serve({ certificate });
  const report = await probe(server.url());
  expect(report).toMatchObject({ distrust: { code }, nameMatches });
  expect(report.chain[0]?.pin).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect(under(report, 'TLSv1.3').offered).toBe(true);
  expect(probeReportLines(report).join('\n')).toContain('attendibile: no');
});

it('says why there is nothing to see', async () => {
  const report = await probe(new URL('https://localhost:1/'));
  expect(report.unreachable).toMatchObject({ code: 'channel/unreachable' });
  expect(report.versions).toEqual([]);
});
