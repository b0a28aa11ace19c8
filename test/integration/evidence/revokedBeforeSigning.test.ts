import { X509Certificate } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCertificate } from '../../../electron/domain/cardAccess.ts';
import type { CardCertificate, CardPort } from '../../../electron/domain/ports/card.ts';
import { withRevocationChecks } from '../../../electron/domain/revocationChecks.ts';
import { createRevocationSource } from '../../../electron/evidence/createRevocationSource.ts';
import { judgeRevocation } from '../../../electron/pdf/verify/judgeRevocation.ts';
import type { SoftwareCard } from '../../cards/softwareCard.ts';
import { createCardFixture, value } from '../../support/card/cardFixture.ts';
import { startOpensslAuthority, type OpensslAuthority } from '../../support/opensslAuthority.ts';

const fixture = createCardFixture();
const codiceFiscale = 'MNZLSN99E05F205J';
const names = ['good-ocsp', 'revoked-ocsp', 'unknown-ocsp', 'listed', 'revoked', 'x-mute'] as const;
type Name = (typeof names)[number];
const fingerprints = new Map<string, Name>();
let authority: OpensslAuthority;
let software: SoftwareCard;

/** The responder forgets that it ever issued a certificate. */
function forget(name: Name): void {
  const { serialNumber } = new X509Certificate(authority.certPem(name));
  const index = join(authority.directory, 'index.txt');
  const lines = readFileSync(index, 'utf8').split('\n');
  writeFileSync(index, lines.filter((line) => line.split('\t')[3] !== serialNumber).join('\n'));
}

beforeAll(async () => {
  authority = await startOpensslAuthority(join(fixture.root, 'authority'));
  const pki = fixture.pki();
  for (const name of names) {
    authority.issue(name, 'rsa');
    for (const part of ['cert.pem', 'cert.der', 'key.pem']) {
      const file = `${name}.${part}`;
      copyFileSync(join(authority.directory, file), join(pki.directory, file));
    }
    const { fingerprint256 } = new X509Certificate(authority.certPem(name));
    fingerprints.set(fingerprint256.replaceAll(':', '').toLowerCase(), name);
  }
  authority.revoke('revoked-ocsp');
  authority.revoke('revoked');
  forget('unknown-ocsp');
  const [signatureName, ...moreSignatures] = names;
  software = await fixture.softwareCard({ signatureName, moreSignatures });
});
afterAll(async () => {
  await authority.stop();
});
beforeEach(() => {
  authority.behave('answer');
});

function checked({
  isWaitedFor = true,
  now = () => new Date(),
  timeoutMs = 20_000,
} = {}): CardPort {
  return withRevocationChecks(fixture.open(software, { qualifiedSignature: 'waived' }), {
    sourceWith: (authorities) =>
      Promise.resolve(
        createRevocationSource({ authorities: [...authorities, authority.rootDer], timeoutMs }),
      ),
    judge: judgeRevocation,
    clock: { now },
    isWaitedFor,
  });
}

async function seen(card: CardPort): Promise<ReadonlyMap<Name, CardCertificate>> {
  const found = value(await card.certificates());
  return new Map(
    found.flatMap((each) => {
      const name = fingerprints.get(each.fingerprint);
      return name === undefined ? [] : [[name, each] as const];
    }),
  );
}

async function standings(card: CardPort): Promise<Readonly<Record<string, string>>> {
  const all = await seen(card);
  return Object.fromEntries([...all].map(([name, each]) => [name, each.revocation?.kind ?? '']));
}

describe('the certificates of a card, asked about before signing', () => {
  it('are good, revoked or unverified, as the responder or the list says', async () => {
    const card = checked();
    expect(await standings(card)).toEqual({
      'good-ocsp': 'good',
      'revoked-ocsp': 'revoked',
      'unknown-ocsp': 'unverified',
      listed: 'good',
      revoked: 'revoked',
      'x-mute': 'unverified',
    });
    const access = value(await card.certificates()).find(({ purpose }) => purpose === 'access');
    expect(access).not.toHaveProperty('revocation');
  });

  it.each(['revoked-ocsp', 'revoked'] as const)(
    'are refused before any PIN where they are revoked (%s), with the day',
    async (name) => {
      const card = checked();
      const fingerprint = (await seen(card)).get(name)?.fingerprint ?? null;
      const found = await findCertificate(card, {
        purpose: 'signature',
        codiceFiscale,
        fingerprint,
      });
      expect(found).toMatchObject({
        error: {
          code: 'certificate/revoked',
          data: { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string },
        },
      });
    },
  );

  it.each(['silent', 'fail', 'garbage'] as const)(
    'stay offered and unverified where the answer is: %s',
    async (behaviour) => {
      authority.behave(behaviour);
      const all = await seen(checked({ timeoutMs: 200 }));
      expect([...all.values()].map(({ revocation }) => revocation)).toEqual(
        names.map(() => ({ kind: 'unverified' })),
      );
      expect([...all.values()].every(({ refusedBecause }) => refusedBecause === null)).toBe(true);
    },
  );

  it('are asked about again only when the next answer is due, and what is revoked stays so', async () => {
    let now = new Date();
    const card = checked({ now: () => now, timeoutMs: 20_000 });
    const first = await standings(card);
    const asked = authority.asked.length;
    expect(await standings(card)).toEqual(first);
    expect(authority.asked).toHaveLength(asked);
    now = new Date(now.getTime() + 30 * 86_400_000);
    authority.behave('fail');
    expect(await standings(card)).toMatchObject({
      'good-ocsp': 'unverified',
      'revoked-ocsp': 'revoked',
      listed: 'unverified',
    });
    expect(authority.asked.length).toBeGreaterThan(asked);
  });

  it('are listed without waiting for anybody where a person waits', async () => {
    authority.behave('silent');
    const card = checked({ isWaitedFor: false });
    expect(new Set(Object.values(await standings(card)))).toEqual(new Set(['unverified']));
    authority.behave('answer');
    const later = checked({ isWaitedFor: false });
    await expect
      .poll(async () => (await standings(later))['revoked-ocsp'], { timeout: 60_000 })
      .toBe('revoked');
  });
});
