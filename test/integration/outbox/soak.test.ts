import { expect, it } from 'vitest';
import { soakOutbox } from '../../soak/outbox/soakOutbox.ts';

it('publishes 50 documents in one go through 30 % of faults, each once', async () => {
  const figures = await soakOutbox(50, 0.3);
  expect(figures).toMatchObject({ items: 50, lost: 0, duplicates: 0, cartIdsMissing: 0 });
  expect(figures.faults).toBeGreaterThan(15);
});
