import { expiryNotice, type ExpiryNotice } from '../../../shared/fse/certificateExpiry.ts';
import type { PresenceView } from '../../../shared/ipc/cardViews.ts';
import type { IdentitiesView } from '../../../shared/ipc/areas/identities.ts';

/** What comes to an end, each with a remedy of its own: the right to sign, the card itself, the way into the gateway. */
export type EndingKind = 'signature' | 'card' | 'gateway';

/** The last day of something the doctor works with. */
export interface Ending {
  readonly kind: EndingKind;
  /** UTC ISO instant. */
  readonly notAfter: string;
  readonly notice: ExpiryNotice;
}

/** The ends that can be known now: of the card in the reader and of the certificate in use for the gateway. */
export function endingsOf(
  presence: PresenceView | null,
  identities: IdentitiesView | null,
  now: Date,
): readonly Ending[] {
  const readers = presence?.kind === 'readers' ? presence.readers : [];
  const holders = readers.flatMap(({ state, holder }) =>
    state === 'ready' && holder !== null ? [holder] : [],
  );
  // Some drivers show each PIN of one card as a reader of its own.
  const first = (end: 'signatureUntil' | 'accessUntil') =>
    holders.find((holder) => holder[end] !== null)?.[end];
  const inUse = identities?.identities.find(({ role }) => role === 'in-use');
  const ends: readonly (readonly [EndingKind, string | null | undefined])[] = [
    ['signature', first('signatureUntil')],
    ['card', first('accessUntil')],
    ['gateway', inUse?.notAfter],
  ];
  return ends.flatMap(([kind, notAfter]) =>
    typeof notAfter === 'string' ? [{ kind, notAfter, notice: expiryNotice(notAfter, now) }] : [],
  );
}

/** How pressing an end is: told from 60 days, said on every screen from 30, urgent from 7. */
export function urgencyOf({ notice }: Ending): 'none' | 'told' | 'everywhere' | 'urgent' {
  if (notice.kind === 'valid') return 'none';
  if (notice.kind === 'expired' || notice.step <= 7) return 'urgent';
  return notice.step <= 30 ? 'everywhere' : 'told';
}

/** The end that comes first of those worth saying on every screen; null while there is none. */
export function mostPressing(endings: readonly Ending[]): Ending | null {
  const pressing = endings.filter((each) => ['everywhere', 'urgent'].includes(urgencyOf(each)));
  return pressing.toSorted((one, other) => one.notAfter.localeCompare(other.notAfter))[0] ?? null;
}
