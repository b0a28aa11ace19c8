import { describe, expect, it } from 'vitest';
import { endingsOf, mostPressing, urgencyOf } from '../../../renderer/features/today/endings.ts';
import type { PresenceView } from '../../../shared/ipc/cardViews.ts';

const now = new Date('2026-11-27T09:00:00.000Z');
const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();

function card(signatureDays: number | null, accessDays: number | null): PresenceView {
  const holder = {
    name: 'Manzi',
    signatureUntil: signatureDays === null ? null : inDays(signatureDays),
    accessUntil: accessDays === null ? null : inDays(accessDays),
  };
  return { kind: 'readers', readers: [{ name: 'Lettore', state: 'ready', holder, error: null }] };
}

describe('what comes to an end', () => {
  it('is told of the signature and of the card apart', () => {
    const endings = endingsOf(card(400, 20), null, now);
    expect(endings.map(({ kind, notice }) => [kind, notice.kind])).toEqual([
      ['signature', 'valid'],
      ['card', 'expiring'],
    ]);
    expect(mostPressing(endings)?.kind).toBe('card');
    expect(endingsOf(card(null, 20), null, now).map(({ kind }) => kind)).toEqual(['card']);
    const halves = [card(400, null), card(null, 20)].flatMap((each) =>
      each.kind === 'readers' ? each.readers : [],
    );
    expect(endingsOf({ kind: 'readers', readers: halves }, null, now)).toEqual(endings);
    expect(endingsOf({ kind: 'no-reader' }, null, now)).toEqual([]);
  });

  it.each([
    [61, 'none'],
    [60, 'told'],
    [31, 'told'],
    [30, 'everywhere'],
    [8, 'everywhere'],
    [7, 'urgent'],
    [-2, 'urgent'],
  ] as const)('%d days before is %s', (days, urgency) => {
    const [ending] = endingsOf(card(days, null), null, now);
    if (ending === undefined) throw new Error('no end is known');
    expect(urgencyOf(ending)).toBe(urgency);
    expect(mostPressing([ending]) !== null).toBe(['everywhere', 'urgent'].includes(urgency));
  });

  it('says first what ends first', () => {
    expect(mostPressing(endingsOf(card(5, 20), null, now))?.kind).toBe('signature');
  });
});
