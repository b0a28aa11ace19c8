import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { connectBridgeApi } from '../../../renderer/api/bridgeApi.ts';
import { createSurface, type PreloadChannel } from '../../../electron/preload/surface.ts';
import { contract, contractEvents } from '../../../shared/ipc/contract.ts';
import { appError } from '../../../shared/errors/appError.ts';

function channel(answer: unknown = { ok: true, value: {} }) {
  const events = new EventEmitter();
  const invoke = vi.fn(() => Promise.resolve(answer));
  const over: PreloadChannel = {
    invoke,
    on: (name, listener) => events.on(name, listener),
    removeListener: (name, listener) => events.removeListener(name, listener),
  };
  return { over, events, invoke };
}

const verbs = Object.keys(contract);
const events = Object.keys(contractEvents);

describe('the surface of the page', () => {
  it('is exactly the contract, reviewed here', () => {
    const surface = createSurface(channel().over, verbs, events);
    const names = (areas: Readonly<Record<string, object>>): readonly string[] =>
      Object.entries(areas).flatMap(([area, members]) =>
        Object.keys(members).map((member) => `${area}.${member}`),
      );
    expect({
      parts: Object.keys(surface),
      verbs: [...names(surface.verbs)].sort(),
      events: [...names(surface.events)].sort(),
    }).toMatchSnapshot();
  });

  it('is frozen all through', () => {
    const surface = createSurface(channel().over, verbs, events);
    expect(Object.isFrozen(surface)).toBe(true);
    for (const part of [surface.verbs, surface.events]) {
      expect(Object.isFrozen(part)).toBe(true);
      for (const area of Object.values(part)) expect(Object.isFrozen(area)).toBe(true);
    }
  });

  it('asks on the channel of the verb and hands nothing of an event over but its data', async () => {
    const { over, events: fired, invoke } = channel();
    const surface = createSurface(over, verbs, events);
    await surface.verbs['queue']?.['wake']?.({});
    expect(invoke).toHaveBeenCalledExactlyOnceWith('sintesi:queue.wake', {});
    const heard = vi.fn();
    const end = surface.events['queue']?.['changed']?.(heard);
    fired.emit('sintesi:event:queue.changed', { sender: 'electron' }, { status: 'idle' });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ status: 'idle' });
    end?.();
    fired.emit('sintesi:event:queue.changed', {}, { status: 'idle' });
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('the window’s way over the surface', () => {
  const apiOver = (answer: unknown) =>
    connectBridgeApi(createSurface(channel(answer).over, verbs, events));

  it('answers what the trusted side answers', async () => {
    expect(await apiOver({ ok: true, value: {} }).ask('queue.wake', {})).toEqual({
      ok: true,
      value: {},
    });
    const error = appError('internal/unexpected', { correlationId: 'c' });
    expect(await apiOver({ ok: false, error }).ask('queue.wake', {})).toEqual({ ok: false, error });
  });

  it.each([[0], [null], ['text'], [{ ok: 'yes' }], [{ ok: false, error: { code: 'x' } }]])(
    'takes %o for a broken connection',
    async (answer) => {
      expect(await apiOver(answer).ask('queue.wake', {})).toMatchObject({
        ok: false,
        error: { code: 'window/disconnected' },
      });
    },
  );
});
