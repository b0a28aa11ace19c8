import type { KeptIdentity } from './ports/archive.ts';

/** An identity that can still sign: its key was not destroyed. */
export type UsableIdentity = KeptIdentity & { readonly privateKey: Uint8Array };

function hasKey(identity: KeptIdentity): identity is UsableIdentity {
  return identity.privateKey !== null;
}

/** Latest first, those without an instant last. */
function byInstant(instantOf: (identity: KeptIdentity) => string | null) {
  return (one: KeptIdentity, other: KeptIdentity): number =>
    (instantOf(other) ?? '').localeCompare(instantOf(one) ?? '');
}

/**
 * Which of several identities signs. During a renewal two are valid together: the new one takes over only when the
 * person chooses it, so that a name the gateway does not know yet never stops the work. In order: the one the person
 * chose last, else the newest one the gateway has accepted, else the newest import. Null when no key is left.
 */
export function chooseIdentity(identities: readonly KeptIdentity[]): UsableIdentity | null {
  const usable = identities.filter(hasKey).sort(byInstant((identity) => identity.importedAt));
  const chosen = usable
    .filter((identity) => identity.chosenAt !== null)
    .sort(byInstant((identity) => identity.chosenAt))[0];
  const proven = usable.find((identity) => identity.provenAt !== null);
  return chosen ?? proven ?? usable[0] ?? null;
}
