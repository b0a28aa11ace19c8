import { execFile } from 'node:child_process';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { startOpensslServer } from '../../support/channel/opensslServer.ts';

const run = promisify(execFile);
let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

/** An OCSP answer about the server's certificate, as its authority (or somebody else) gives it. */
async function ocspAnswer(status: 'V' | 'R', signer: 'server-ca' | 'unknown-ca'): Promise<string> {
  const file = (name: string): string => join(rig.pki.directory, name);
  const { serialNumber } = new X509Certificate(rig.pki.certDer('server'));
  const index = file(`index-${status}-${signer}.txt`);
  const revoked = status === 'R' ? '260101000000Z,keyCompromise' : '';
  await writeFile(index, `${status}\t360101000000Z\t${revoked}\t${serialNumber}\tunknown\t/CN=x\n`);
  await appendFile(`${index}.attr`, 'unique_subject = no\n');
  const answer = file(`ocsp-${status}-${signer}.der`);
  await run('openssl', [
    ...['ocsp', '-index', index, '-ndays', '1', '-respout', answer],
    ...['-rsigner', file(`${signer}.cert.pem`), '-rkey', file(`${signer}.key.pem`)],
    ...['-CA', file('server-ca.cert.pem'), '-issuer', file('server-ca.cert.pem')],
    ...['-cert', file('server.cert.pem')],
  ]);
  return answer;
}

async function exchangeWith(answer: string, version: string) {
  const server = rig.keep(
    await startOpensslServer(rig.pki, [version, '-www', '-status_file', answer]),
  );
  const url = new URL(`https://localhost:${String(server.port)}/`);
  return rig.channel().exchange({ ...post(url, null), method: 'GET' });
}

it.each(['-tls1_2', '-tls1_3'])(
  '%s: a stapled revocation is refused and named',
  async (version) => {
    const exchange = await exchangeWith(await ocspAnswer('R', 'server-ca'), version);
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/server-certificate-revoked',
      kind: 'not-sent',
    });
  },
);

it.each(['-tls1_2', '-tls1_3'])('%s: a good answer is taken', async (version) => {
  const exchange = await exchangeWith(await ocspAnswer('V', 'server-ca'), version);
  expect(answerOf(exchange).status).toBe(200);
});

it('a revocation said by somebody else than the authority says nothing', async () => {
  const exchange = await exchangeWith(await ocspAnswer('R', 'unknown-ca'), '-tls1_3');
  expect(answerOf(exchange).status).toBe(200);
});
