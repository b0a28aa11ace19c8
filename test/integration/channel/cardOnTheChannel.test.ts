import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCard, type Card } from '../../../electron/card/createCard.ts';
import type { CardSign } from '../../../electron/channel/cardTlsSocket.ts';
import type { CardCertificate, CardMechanism } from '../../../electron/domain/ports/card.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { systemClock } from '../../../electron/process/systemClock.ts';
import { makeSoftwareCard, type SoftwareCard } from '../../cards/softwareCard.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';

let rig: ChannelRig;
let directory: string;
let token: SoftwareCard;

beforeAll(async () => {
  rig = await makeChannelRig();
  directory = await mkdtemp(join(tmpdir(), 'sintesi-card-'));
  token = await makeSoftwareCard({ directory, pki: rig.pki });
});
afterEach(() => rig.closeAll());
afterAll(async () => {
  await rig.dispose();
  await rm(directory, { recursive: true, force: true });
});

async function openCard(): Promise<{ card: Card; access: CardCertificate }> {
  const card = createCard({
    host: nodeProcessHost,
    modulePath: token.modulePath,
    environment: token.environment,
    clock: systemClock,
  });
  rig.keep({ stop: () => card.close() });
  const listed = await card.certificates();
  if (!listed.ok) throw new Error(listed.error.code);
  const access = listed.value.find(({ purpose }) => purpose === 'access');
  if (access === undefined) throw new Error('no access certificate');
  return { card, access };
}

function counted(card: Card, access: CardCertificate): { sign: CardSign; asked: CardMechanism[] } {
  const asked: CardMechanism[] = [];
  return {
    asked,
    sign: ({ mechanism, data }) => {
      asked.push(mechanism);
      return card.sign({ fingerprint: access.fingerprint, mechanism, data });
    },
  };
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a PKCS#11 token in a process of its own, %s',
  (maxVersion) => {
    it.each([
      ['pss-capable', 'rsa-raw'],
      ['v1.5-only', 'rsa-pkcs1'],
    ] as const)('opens the channel with one signature (%s)', async (policy, mechanism) => {
      const server = await rig.serve({ maxVersion });
      const { card, access } = await openCard();
      const login = await card.login(access.tokenId, Buffer.from(token.pins.access));
      expect(login.ok).toBe(true);
      const { sign, asked } = counted(card, access);
      const transport = rig.channel({ sign, clientChain: [access.der], policy });
      for (let round = 0; round < 5; round += 1) {
        expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
      }
      expect(asked).toEqual([mechanism]);
      expect(server.seen[0]?.clientName).toMatch(/^MNZLSN99E05F205J\//);
    });

    it('reports in the card’s own words that no PIN was given', async () => {
      const server = await rig.serve({ maxVersion });
      const { card, access } = await openCard();
      const { sign } = counted(card, access);
      const exchange = await rig
        .channel({ sign, clientChain: [access.der] })
        .exchange(post(server.url()));
      expect(failureOf(exchange)).toMatchObject({
        code: 'card/user-not-logged-in',
        kind: 'not-sent',
      });
      expect(server.seen).toEqual([]);
    });
  },
);
