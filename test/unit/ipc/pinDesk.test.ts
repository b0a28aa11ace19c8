import { describe, expect, it } from 'vitest';
import { createPinDesk } from '../../../electron/ipc/pinDesk.ts';
import type { PinQuestion } from '../../../electron/domain/ports/pinSource.ts';

const question: PinQuestion = {
  purpose: 'signature',
  reason: 'Firma del profilo',
  isForOneUse: false,
  token: {
    tokenId: 't',
    label: 'firma',
    serialNumber: '1',
    manufacturer: 'm',
    model: 'm',
    reader: 'r',
    minPinLength: 8,
    maxPinLength: 8,
    pinWarning: 'count-low',
    pinOnReader: false,
  },
  certificate: {
    fingerprint: 'f',
    tokenId: 't',
    der: new Uint8Array(),
    purpose: 'signature',
    refusedBecause: null,
    holderName: 'Anna Manzoni',
    holderCodiceFiscale: null,
    issuerName: 'CA',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2029-01-01T00:00:00.000Z',
    keyType: 'rsa',
    keyBits: 2048,
  },
};

function desk() {
  const told: { event: string; data: unknown }[] = [];
  let last = 0;
  const pins = createPinDesk(
    (event, data) => told.push({ event, data }),
    () => {
      last += 1;
      return `q${String(last)}`;
    },
  );
  return { pins, told };
}

describe('the desk at which PINs are asked', () => {
  it('names the PIN and its warning, and gives the answer as bytes once', async () => {
    const { pins, told } = desk();
    const asked = pins.ask(question);
    expect(told[0]).toMatchObject({
      event: 'pin.requested',
      data: { questionId: 'q1', purpose: 'signature', warning: 'count-low', maxLength: 8 },
    });
    expect(pins.answer('q1', '12345678').ok).toBe(true);
    expect(await asked).toEqual({ ok: true, value: new TextEncoder().encode('12345678') });
    const again = pins.answer('q1', '12345678');
    expect(again.ok ? 'ok' : again.error.code).toBe('window/pin-not-asked');
    expect(JSON.stringify(told)).not.toContain('12345678');
  });

  it('gives up every question when the window goes', async () => {
    const { pins, told } = desk();
    const asked = [pins.ask(question), pins.ask({ ...question, purpose: 'access' })];
    pins.cancelAll();
    for (const answer of await Promise.all(asked)) {
      expect(answer.ok ? 'ok' : answer.error.code).toBe('card/pin-cancelled');
    }
    expect(told.filter(({ event }) => event === 'pin.closed')).toHaveLength(2);
  });

  it('answers what is asked while the desk is being closed, instead of letting it wait for nobody', async () => {
    const { pins, told } = desk();
    const before = pins.ask(question);
    const resume = pins.suspend();
    for (const answer of await Promise.all([before, pins.ask(question)])) {
      expect(answer.ok ? 'ok' : answer.error.code).toBe('card/pin-cancelled');
    }
    resume();
    expect(told.filter(({ event }) => event === 'pin.requested')).toHaveLength(1);
    void pins.ask(question);
    expect(told.filter(({ event }) => event === 'pin.requested')).toHaveLength(2);
  });
});
