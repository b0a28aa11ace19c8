import type { Card } from '../../../electron/card/createCard.ts';
import { afterAll, beforeAll } from 'vitest';
import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { describeCardPort } from '../../support/card/cardConformance.ts';
import { createCardFixture, openCard } from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();
const opened: Card[] = [];

afterAll(async () => {
  await Promise.all(opened.map((card) => card.close()));
});

let plain: Card;
let scripted: ScriptedCard;
let behindScript: Card;

beforeAll(async () => {
  plain = openCard(fixture.plain());
  scripted = await makeScriptedCard({
    directory: `${fixture.root}/scripted`,
    pki: fixture.pki(),
  });
  behindScript = openCard(scripted, { watchEveryMs: 50 });
  opened.push(plain, behindScript);
});

describeCardPort('SoftHSM', () => ({ pins: fixture.plain().pins, card: () => plain }));

describeCardPort('the scripted module', () => ({
  pins: scripted.pins,
  card: () => behindScript,
  remove() {
    scripted.script('no-token');
  },
  insert() {
    scripted.script();
    return Promise.resolve();
  },
  removeAtNextSignature() {
    // The signature is under way when the card goes: it is held there until it is seen, however long that takes.
    scripted.forgetCalls();
    scripted.script('C_Sign hang');
    const watching = setInterval(() => {
      if (!scripted.calls().includes('C_Sign')) return;
      clearInterval(watching);
      scripted.script('no-token');
    }, 20);
  },
  useLockingCard() {
    scripted.script('pin-tries 3');
    return Promise.resolve();
  },
}));
