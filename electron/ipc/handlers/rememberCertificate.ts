import { ok } from '../../../shared/errors/result.ts';
import type { Premises } from '../premises.ts';
import { rewriteSettings } from '../rewriteSettings.ts';

/**
 * Keeps the certificate a person chose, by its fingerprint, for the signatures to come. Settings that cannot be
 * written undo no signature: the choice is asked again.
 */
export async function rememberCertificate(
  { settingsFile, settingsChanged }: Pick<Premises, 'settingsFile' | 'settingsChanged'>,
  fingerprint: string,
): Promise<void> {
  const known = await settingsFile.read();
  if (!known.ok || known.value.card.signatureFingerprint === fingerprint) return;
  const written = await rewriteSettings(settingsFile, (settings) =>
    ok({ ...settings, card: { ...settings.card, signatureFingerprint: fingerprint } }),
  );
  if (written.ok) await settingsChanged(false);
}
