import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSoftwareCard } from '../cards/softwareCard.ts';
import { startOpensslAuthority, type OpensslAuthority } from '../support/opensslAuthority.ts';
import { accessibilityFaults } from './axe.ts';
import {
  givePin,
  importFile,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** One revoked, two about which there is nobody to ask. */
const names = ['revoked-ocsp', 'one-mute', 'other-mute'] as const;

describe.skipIf(windowSkipNotice !== null)('a certificate its authority has revoked', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-revoked-'));
  let authority: OpensslAuthority;
  let rig: WindowRig;
  const choice = () => rig.page.getByRole('group', { name: 'Con quale certificato firmi' });

  beforeAll(async () => {
    authority = await startOpensslAuthority(join(directory, 'authority'));
    for (const name of names) authority.issue(name, 'rsa');
    authority.revoke('revoked-ocsp');
    rig = await openWindowRig({
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
    });
  });
  afterAll(async () => {
    await rig.close();
    await authority.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is shown disabled, with the day on which it was revoked', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    // The authority is asked meanwhile: nobody waits for it, and its answer is there at one of the next looks.
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+Enter');
        await choice().waitFor();
        const refused = await choice().getByRole('radio', { disabled: true }).count();
        if (refused > 0) return refused;
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        return refused;
      })
      .toBe(1);
    const refused = choice().getByRole('radio', {
      name: /è stato revocato il \d\d\/\d\d\/\d{4}: lo dice chi lo ha rilasciato/,
    });
    expect(await refused.isDisabled()).toBe(true);
    expect(await choice().getByRole('radio', { disabled: false }).count()).toBe(2);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is not taken for one of which nothing is known: with that one signs, and is told so', async () => {
    const { page, desk } = rig;
    await choice().getByRole('radio', { disabled: false }).last().click();
    const pin = page.getByLabel('PIN di firma', { exact: true });
    await pin.waitFor();
    await page.getByText('Revoca non verificata: si firma lo stesso', { exact: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page
      .getByRole('status')
      .getByText(/^Firmato e messo in coda/)
      .waitFor();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
