import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { makeSoftwareCard } from '../cards/softwareCard.ts';
import { startOpensslAuthority } from '../support/opensslAuthority.ts';
import { openWindowRig, type WindowRig } from './windowRig.ts';

/** One revoked, two about which there is nobody to ask. */
const names = ['revoked-ocsp', 'one-mute', 'other-mute'] as const;

/** A window whose card has three certificates to sign with, one of them revoked by its authority. */
export interface RevokedRig extends WindowRig {
  /** The certificates in the dialog of a signature. */
  readonly choice: () => Locator;
  /** Opens that dialog of the document at hand, again and again until the authority has spoken. */
  readonly untilRefused: () => Promise<void>;
}

/** Looks before the authority, which is asked in the background, is taken for mute itself. */
const MOST_LOOKS = 100;

/** Opens such a window; `close` ends the authority as well. */
export async function openRevokedRig(context: BrowserContextOptions = {}): Promise<RevokedRig> {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-revoked-'));
  const authority = await startOpensslAuthority(join(directory, 'authority'));
  for (const name of names) authority.issue(name, 'rsa');
  authority.revoke('revoked-ocsp');
  const rig = await openWindowRig(
    {
      sample: 'own',
      makeCard: (request) => {
        for (const name of names) {
          for (const part of ['cert.pem', 'cert.der', 'key.pem']) {
            const file = `${name}.${part}`;
            copyFileSync(join(authority.directory, file), join(request.pki.directory, file));
          }
        }
        const [signatureName, ...moreSignatures] = names;
        return makeSoftwareCard({ ...request, signatureName, moreSignatures });
      },
      settings: (ordinary) => ({
        ...ordinary,
        card: { ...ordinary.card, qualifiedSignature: 'waived' },
        trust: {
          ...ordinary.trust,
          signatureAuthorities: [join(authority.directory, 'root.cert.pem')],
        },
        evidence: { beforeSigningTimeoutMs: 5000 },
      }),
    },
    context,
  );
  const { page } = rig;
  const choice = (): Locator => page.getByRole('group', { name: 'Con quale certificato firmi' });
  return {
    ...rig,
    choice,
    untilRefused: async () => {
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        await page.keyboard.press('Control+Enter');
        await choice().waitFor();
        if ((await choice().getByRole('radio', { disabled: true }).count()) > 0) return;
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      throw new Error('no certificate was refused');
    },
    close: async () => {
      await rig.close();
      await authority.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
