import { beforeAll, expect, it } from 'vitest';
import { QUARANTINE_MS } from '../../../electron/card/crashHistory.ts';
import type { CardPresence } from '../../../electron/domain/ports/card.ts';
import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { createCardFixture } from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();
let scripted: ScriptedCard;

beforeAll(async () => {
  scripted = await makeScriptedCard({ directory: `${fixture.root}/scripted`, pki: fixture.pki() });
});

function summary(presence: CardPresence): string {
  switch (presence.kind) {
    case 'no-driver':
      return presence.error.code;
    case 'readers':
      return presence.readers.some(({ state }) => state === 'ready') ? 'ready' : 'not ready';
    default:
      return presence.kind;
  }
}

it('is told with its cause, and ends by itself when the card answers again, however often it hung', async () => {
  let passedMs = 0;
  const card = fixture.open(scripted, {
    timeouts: { list: 2500 },
    watchEveryMs: 50,
    elapsedMs: () => passedMs,
  });
  const told: string[] = [];
  const waiting = new Map<string, () => void>();
  const heard = (said: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.set(said, resolve);
    });
  const ready = heard('ready');
  const stop = card.watch((presence) => {
    const said = summary(presence);
    told.push(said);
    waiting.get(said)?.();
  });
  await ready;
  expect(told.at(-1)).toBe('ready');

  // The card is mute, or another program keeps it: the driver never comes back from its look.
  const putAside = heard('card/module-quarantined');
  scripted.script('C_GetTokenInfo hang');
  await putAside;
  expect(told.slice(-3)).toEqual(['ready', 'card/module-hung', 'card/module-quarantined']);

  const readyAgain = heard('ready');
  scripted.script();
  passedMs += QUARANTINE_MS;
  await readyAgain;
  expect(told.at(-1)).toBe('ready');
  stop();
});
