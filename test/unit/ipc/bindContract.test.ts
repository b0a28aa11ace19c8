import { describe, expect, it } from 'vitest';
import { bindContract, type Handlers } from '../../../electron/ipc/bindContract.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { contract, isContractKey } from '../../../shared/ipc/contract.ts';
import { MAX_CONTENT_CHARACTERS } from '../../../shared/ipc/requestParts.ts';
import { parseJson, readIncoming } from '../../../shared/ipc/wire.ts';

const verbs = Object.keys(contract).filter(isContractKey);

/** Handlers that record what reaches them; each test replaces the one it is about. */
function recordingHandlers(reached: string[]): Handlers {
  const entries = verbs.map((verb) => [
    verb,
    () => {
      reached.push(verb);
      return Promise.resolve(ok({}));
    },
  ]);
  return Object.fromEntries(entries) as Handlers;
}

function bound(replaced: Partial<Handlers> = {}) {
  const reached: string[] = [];
  const defects: unknown[] = [];
  const ask = bindContract(
    { ...recordingHandlers(reached), ...replaced },
    {
      correlationId: () => 'b0a1',
      onDefect: ({ thrown }) => defects.push(thrown),
    },
  );
  return { ask, reached, defects };
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

describe('the binder of the contract', () => {
  it.each(verbs)('refuses a key that %s does not name, before its handler', async (verb) => {
    const { ask, reached } = bound();
    expect(codeOf(await ask(verb, { path: '/etc/passwd' }))).toBe('window/request-refused');
    expect(reached).toEqual([]);
  });

  it.each([undefined, null, 7, 'text', []])('refuses a request that is %j', async (request) => {
    const { ask, reached } = bound();
    expect(codeOf(await ask('app.overview', request))).toBe('window/request-refused');
    expect(reached).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'app', 'app.overview ', ''])(
    'knows no verb %j',
    async (verb) => {
      expect(codeOf(await bound().ask(verb, {}))).toBe('window/unknown-verb');
    },
  );

  it('refuses content and texts that are too long', async () => {
    const { ask, reached } = bound();
    const content = 'A'.repeat(MAX_CONTENT_CHARACTERS + 4);
    const pin = { questionId: 'q', pin: '1'.repeat(65) };
    expect(codeOf(await ask('documents.import', { content }))).toBe('window/request-refused');
    expect(codeOf(await ask('signing.answerPin', pin))).toBe('window/request-refused');
    expect(codeOf(await ask('history.search', { text: 'x'.repeat(201) }))).toBe(
      'window/request-refused',
    );
    expect(reached).toEqual([]);
  });

  it('never repeats a refused value in its error', async () => {
    const refused = await bound().ask('signing.answerPin', { questionId: 'q', pin: 12345678 });
    expect(codeOf(refused)).toBe('window/request-refused');
    expect(JSON.stringify(refused)).not.toContain('12345678');
  });

  it('turns what is thrown into a number that leads to the log', async () => {
    const secret = new Error('BRGLRZ80D58H501Q was here');
    const { ask, defects } = bound({ 'queue.pause': () => Promise.reject(secret) });
    const answer = await ask('queue.pause', {});
    expect(answer).toEqual(fail(appError('internal/unexpected', { correlationId: 'b0a1' })));
    expect(defects).toEqual([secret]);
  });

  it('counts an answer that breaks its schema as a defect', async () => {
    const wrong = () => Promise.resolve(ok({ kind: 'elsewhere' }));
    const { ask, defects } = bound({ 'card.presence': wrong as never });
    expect(codeOf(await ask('card.presence', {}))).toBe('internal/unexpected');
    expect(defects).toHaveLength(1);
  });

  it('lets nothing through that the answer does not name', async () => {
    const leaking = { kind: 'no-reader', path: '/home/doctor' };
    const { ask } = bound({ 'card.presence': () => Promise.resolve(ok(leaking)) as never });
    expect(await ask('card.presence', {})).toEqual(ok({ kind: 'no-reader' }));
  });
});

describe('the frames on the wire', () => {
  it.each([
    '{"id":1,"verb":"app.overview","request":{"__proto__":{"admin":true}}}',
    '{"id":1,"verb":"app.overview","request":{"a":{"constructor":1}}}',
    '{"prototype":1}',
    '{not json',
  ])('does not read %s', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('reads answers and events, and nothing else', () => {
    expect(readIncoming('{"id":3,"result":{"ok":true,"value":{}}}')?.kind).toBe('answer');
    expect(readIncoming('{"event":"card.changed","data":{"kind":"no-reader"}}')?.kind).toBe(
      'event',
    );
    expect(readIncoming('{"event":"card.changed","data":{"kind":"elsewhere"}}')).toBeNull();
    expect(readIncoming('{"event":"toString","data":{}}')).toBeNull();
    expect(
      readIncoming(
        '{"id":3,"result":{"ok":false,"error":{"code":"no/such","data":{},"retry":"user"}}}',
      ),
    ).toBeNull();
  });
});
