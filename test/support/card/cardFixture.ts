import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createCard, type Card, type CardSettings } from '../../../electron/card/createCard.ts';
import type { CardCertificate, CardKeyPurpose } from '../../../electron/domain/ports/card.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import type { Result } from '../../../shared/errors/result.ts';
import {
  makeSoftwareCard,
  type SoftwareCard,
  type SoftwareCardRequest,
} from '../../cards/softwareCard.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';

/** Software cards and card adapters for one test file; adapters are closed after each test, files removed at the end. */
export interface CardFixture {
  readonly root: string;
  pki(): TestPki;
  /** A well-behaved card shared by the tests that do not change it. */
  plain(): SoftwareCard;
  softwareCard(request?: Partial<SoftwareCardRequest>): Promise<SoftwareCard>;
  open(card: SoftwareCard, settings?: Partial<CardSettings>): Card;
  /** An adapter logged in to the token of the signature certificate. */
  readyToSign(
    card: SoftwareCard,
    settings?: Partial<CardSettings>,
  ): Promise<{ readonly card: Card; readonly found: CardCertificate }>;
}

/** The document of the signature tests and what a card is asked to sign for it. */
export const message = Buffer.from('un documento');
/** Header of a SHA-256 DigestInfo (RFC 8017 §9.2, note 1). */
export const sha256DigestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** SHA-256 of `message`. */
export const digest = createHash('sha256').update(message).digest();
/** DigestInfo of `message`. */
export const digestInfo = Buffer.concat([sha256DigestInfo, digest]);

/** The adapter over a software card, with a real process under it; the caller closes it. */
export function openCard(card: SoftwareCard, settings: Partial<CardSettings> = {}): Card {
  return createCard({
    host: nodeProcessHost,
    modulePath: card.modulePath,
    environment: card.environment,
    clock: { now: () => new Date() },
    // Software cards need no reader, hence no service.
    isServiceRunning: () => Promise.resolve(true),
    ...settings,
  });
}

/** The value of a result that must be a success. */
export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`unexpected ${result.error.code}`);
  return result.value;
}

/** The one certificate of a purpose. */
export async function certificate(card: Card, purpose: CardKeyPurpose): Promise<CardCertificate> {
  const found = value(await card.certificates()).find((each) => each.purpose === purpose);
  if (found === undefined) throw new Error(`no ${purpose} certificate`);
  return found;
}

/** The public key of a certificate, by OpenSSL. */
export function publicKey(found: CardCertificate): KeyObject {
  return new X509Certificate(found.der).publicKey;
}

/** Registers the hooks of the calling test file. */
export function createCardFixture(): CardFixture {
  const root = mkdtempSync(join(tmpdir(), 'sintesi-card-'));
  const opened: Card[] = [];
  let made: { pki: TestPki; plain: SoftwareCard } | null = null;
  let cards = 0;

  function ready(): { pki: TestPki; plain: SoftwareCard } {
    if (made === null) throw new Error('the card fixture is ready inside tests only');
    return made;
  }

  function write(pki: TestPki, request: Partial<SoftwareCardRequest>): Promise<SoftwareCard> {
    cards += 1;
    return makeSoftwareCard({ directory: join(root, `card-${String(cards)}`), pki, ...request });
  }

  beforeAll(async () => {
    const pki = await makeTestPki({
      directory: join(root, 'pki'),
      doctor: { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' },
    });
    made = { pki, plain: await write(pki, {}) };
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((card) => card.close()));
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  const fixture: CardFixture = {
    root,
    pki: () => ready().pki,
    plain: () => ready().plain,
    softwareCard: (request = {}) => write(ready().pki, request),
    open(card, settings = {}) {
      const adapter = openCard(card, settings);
      opened.push(adapter);
      return adapter;
    },
    async readyToSign(software, settings = {}) {
      const card = fixture.open(software, settings);
      const found = await certificate(card, 'signature');
      value(await card.login(found.tokenId, Buffer.from(software.pins.signature)));
      return { card, found };
    },
  };
  return fixture;
}
