import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import type { CardPresence } from '../../../electron/domain/ports/card.ts';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { card as cardVerb } from '../../../electron/headless/verbs/card.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail } from '../../../shared/errors/result.ts';
import type { CnsCard } from '../../cards/virtual/cnsCard.ts';
import { virtualCardObstacle } from '../../cards/virtual/smartCardDaemon.ts';
import type { InsertableCard } from '../../cards/virtual/virtualReader.ts';
import {
  insertWhenReady,
  makeCnsCard,
  startVirtualDesk,
  virtualPins,
  type VirtualDesk,
} from '../../cards/virtual/virtualCns.ts';
import {
  describeCardPort,
  presenceThat,
  someReaderIs,
} from '../../support/card/cardConformance.ts';
import {
  certificate,
  createCardFixture,
  digestInfo,
  openCard,
  value,
} from '../../support/card/cardFixture.ts';

const PERFORM_SECURITY_OPERATION = 0x2a;

/** A payment card: an ATR of its own, and no command of ours is understood. */
const foreignCard: InsertableCard = {
  atr: Buffer.from('3b6500002063cb6800', 'hex'),
  answer: () => Buffer.from('6d00', 'hex'),
  reset: () => undefined,
};

function readerState(presence: CardPresence, name: RegExp): string {
  if (presence.kind !== 'readers') return presence.kind;
  return presence.readers.find((reader) => name.test(reader.name))?.state ?? 'absent';
}

const title =
  virtualCardObstacle === null
    ? 'a national services card behind OpenSC and PC/SC'
    : `a national services card (not here: ${virtualCardObstacle})`;

describe.skipIf(virtualCardObstacle !== null)(title, () => {
  const fixture = createCardFixture();
  let desk: VirtualDesk;
  let card: Card;
  let plastic: CnsCard;

  beforeAll(async () => {
    desk = await startVirtualDesk();
    plastic = makeCnsCard(fixture.pki());
    await insertWhenReady(desk.readers[0], plastic);
    card = openCard(
      { modulePath: desk.modulePath, environment: {}, pins: virtualPins },
      { watchEveryMs: 200 },
    );
    await presenceThat(card, someReaderIs('ready'));
  });

  afterAll(async () => {
    await card.close();
    await desk.stop();
  });

  /** Puts a card into a reader in the place of what was there, and waits until it is ready. */
  async function exchange(index: 0 | 1, next: CnsCard): Promise<void> {
    const reader = index === 0 ? /00 00/u : /00 01/u;
    desk.readers[index].remove();
    await presenceThat(card, (presence) =>
      ['empty', 'removed'].includes(readerState(presence, reader)),
    );
    await insertWhenReady(desk.readers[index], next);
    await presenceThat(card, (presence) => readerState(presence, reader) === 'ready');
  }

  describeCardPort('the virtual CNS', () => ({
    pins: virtualPins,
    card: () => card,
    remove() {
      desk.readers[0].remove();
    },
    insert: () => insertWhenReady(desk.readers[0], plastic),
    removeAtNextSignature() {
      const [reader] = desk.readers;
      reader.beforeAnswer = (command) => {
        if (command[1] !== PERFORM_SECURITY_OPERATION) return;
        reader.beforeAnswer = () => undefined;
        reader.remove();
      };
    },
    useLockingCard: () => exchange(0, makeCnsCard(fixture.pki())),
  }));

  it('is asked to verify a PIN once for each PIN typed', async () => {
    const fresh = makeCnsCard(fixture.pki());
    await exchange(0, fresh);
    const { tokenId } = await certificate(card, 'access');
    await card.login(tokenId, Buffer.from('99999999'));
    expect(fresh.verifications()).toBe(1);
    value(await card.login(tokenId, Buffer.from(virtualPins.access)));
    expect(fresh.verifications()).toBe(2);
  });

  it('is told from the card of a second doctor in the other reader', async () => {
    const other = makeCnsCard(fixture.pki(), {
      access: 'cns-auth-other-doctor',
      cardNumber: '7430019999999999',
    });
    await exchange(1, other);
    const access = value(await card.certificates()).filter(({ purpose }) => purpose === 'access');
    expect(access.map((each) => each.holderCodiceFiscale).sort()).toEqual([
      'MNTMRA03M71C615V',
      'MNZLSN99E05F205J',
    ]);
    desk.readers[1].remove();
  });

  it('signs, though a card no driver here knows lies in the other reader', async () => {
    await exchange(0, makeCnsCard(fixture.pki()));
    // OpenSC tries every one of its drivers on it, anew at each function that lists or describes slots.
    await insertWhenReady(desk.readers[1], foreignCard);
    await presenceThat(card, (presence) => readerState(presence, /00 01/u) === 'unknown-card');
    const { tokenId, fingerprint } = await certificate(card, 'access');
    value(await card.login(tokenId, Buffer.from(virtualPins.access)));
    const data = digestInfo;
    value(await card.sign({ fingerprint, mechanism: 'rsa-pkcs1', data }));
    desk.readers[1].remove();
  });

  it('is shown by the command line, with both certificates', async () => {
    await exchange(0, makeCnsCard(fixture.pki()));
    const bench = new Workbench({
      home: join(fixture.root, 'home'),
      pins: handedPins({}),
      passphrase: () => Promise.resolve(fail(appError('workspace/passphrase-missing', {}))),
      officialPack: null,
      cardModule: desk.modulePath,
    });
    try {
      const report = value(await cardVerb(bench));
      expect(report.json).toMatchObject({
        presence: 'readers',
        readers: [
          { name: 'Virtual PCD 00 00', state: 'ready', holder: { name: 'ALESSANDRO MANZI' } },
          { name: 'Virtual PCD 00 01', state: 'empty' },
        ],
        certificates: [
          { purpose: 'access', refusal: null },
          { purpose: 'signature', refusal: null },
        ],
      });
    } finally {
      await bench.close();
    }
  });
});
