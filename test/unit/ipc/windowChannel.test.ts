import { describe, expect, it, vi } from 'vitest';
import { isTrustedSender, type IpcSender } from '../../../electron/ipc/senderGuard.ts';
import { isSizeBounded } from '../../../electron/ipc/requestSize.ts';
import { carryContract, emitTo } from '../../../electron/ipc/windowChannel.ts';
import { bindContract, type Handlers } from '../../../electron/ipc/bindContract.ts';
import { ok } from '../../../shared/errors/result.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { MAX_CONTENT_CHARACTERS } from '../../../shared/ipc/requestParts.ts';

const origin = 'app://sintesi';
const own: IpcSender = { contentsId: 7, origin, isTopFrame: true };
const senders = { origin, isOwnWindow: (id: number) => id === 7 };

const intruders: readonly [string, IpcSender][] = [
  ['another window', { ...own, contentsId: 8 }],
  ['a frame inside the page', { ...own, isTopFrame: false }],
  ['a frame that is gone', { ...own, origin: null }],
  ['another origin', { ...own, origin: 'https://example.org' }],
  ['an origin that begins alike', { ...own, origin: 'app://sintesi.example' }],
  ['the scheme alone', { ...own, origin: 'app://' }],
  ['a file', { ...own, origin: 'file://' }],
  ['no origin', { ...own, origin: 'null' }],
];

type Answer = (sender: IpcSender, request: unknown) => Promise<unknown>;

function carried() {
  const answers = new Map<string, Answer>();
  const asked = vi.fn();
  const onIntruder = vi.fn();
  const handlers = Object.fromEntries(
    Object.keys(contract).map((verb) => [
      verb,
      (request: unknown) => {
        asked(verb, request);
        return Promise.resolve(ok({}));
      },
    ]),
  ) as unknown as Handlers;
  const bound = bindContract(handlers, { correlationId: () => 'c', onDefect: () => undefined });
  carryContract({
    handle: (channel, answer) => {
      expect(answers.has(channel)).toBe(false);
      answers.set(channel, answer);
    },
    contract: bound,
    senders,
    onIntruder,
  });
  const ask = async (verb: string, sender: IpcSender, request: unknown): Promise<unknown> =>
    answers.get(`sintesi:${verb}`)?.(sender, request);
  return { answers, asked, onIntruder, ask };
}

describe('the contract over Electron’s channels', () => {
  it('has one channel for each verb and no other', () => {
    expect([...carried().answers.keys()].sort()).toEqual(
      Object.keys(contract)
        .map((verb) => `sintesi:${verb}`)
        .sort(),
    );
  });

  it.each(intruders)('answers %s nothing, whatever the verb', async (_name, sender) => {
    const { ask, asked, onIntruder } = carried();
    for (const verb of Object.keys(contract)) {
      expect(await ask(verb, sender, {})).toMatchObject({
        ok: false,
        error: { code: 'window/unknown-verb' },
      });
    }
    expect(asked).not.toHaveBeenCalled();
    expect(onIntruder).toHaveBeenCalledTimes(Object.keys(contract).length);
    expect(isTrustedSender(sender, senders)).toBe(false);
  });

  it('answers its own window', async () => {
    const { ask, asked } = carried();
    expect(await ask('queue.wake', own, {})).toEqual({ ok: true, value: {} });
    expect(asked).toHaveBeenCalledExactlyOnceWith('queue.wake', {});
  });

  it.each<[string, unknown]>([
    ['an extra key', { extra: 1 }],
    ['a prototype key', JSON.parse('{"__proto__":{"isAdmin":true}}')],
    ['a constructor key', { constructor: { prototype: {} } }],
    ['no object', 'text'],
    ['nothing', undefined],
    ['an array', []],
    ['a class', new Date()],
    ['a map', new Map()],
    ['a function', () => undefined],
    ['a deep one', deep(100)],
    ['an oversize one', { extra: 'x'.repeat(MAX_CONTENT_CHARACTERS + 20_000) }],
  ])('refuses a request with %s, whatever the verb', async (_name, request) => {
    const { ask, asked } = carried();
    for (const verb of Object.keys(contract)) {
      expect(await ask(verb, own, request), verb).toMatchObject({
        ok: false,
        error: { code: 'window/request-refused' },
      });
    }
    expect(asked).not.toHaveBeenCalled();
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('tells an event on its own channel', () => {
    const send = vi.fn();
    emitTo(send)('queue.changed', { status: 'idle' });
    expect(send).toHaveBeenCalledExactlyOnceWith('sintesi:event:queue.changed', { status: 'idle' });
  });
});

function deep(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { value };
  return value;
}

describe('the size of a request', () => {
  it('takes the largest document', () => {
    expect(isSizeBounded({ content: 'x'.repeat(MAX_CONTENT_CHARACTERS) })).toBe(true);
  });

  it('refuses too many values and circles', () => {
    expect(isSizeBounded(Array.from({ length: 300_000 }, () => 0))).toBe(false);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(isSizeBounded(circle)).toBe(false);
  });
});
