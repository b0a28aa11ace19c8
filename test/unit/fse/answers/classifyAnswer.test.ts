import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorText } from '../../../../shared/errors/appError.ts';
import { answerErrors } from '../../../../shared/errors/areas/gatewayErrors.ts';
import { classifyAnswer } from '../../../../shared/fse/answers/classifyAnswer.ts';
import { operations } from '../../../../shared/fse/operation.ts';
import { mayBecome } from '../../../../shared/fse/submissionState.ts';
import { type AnswerSample, cartId } from './answerSample.ts';
import { dispatcherSamples } from './dispatcherSamples.ts';
import { frontierSamples } from './frontierSamples.ts';
import { indexSamples } from './indexSamples.ts';
import { statusSamples } from './statusSamples.ts';

const allSamples = [...dispatcherSamples, ...frontierSamples, ...indexSamples, ...statusSamples];

function success(body: unknown, headers: Readonly<Record<string, string>> = {}, status = 202) {
  return classifyAnswer({
    operation: 'create',
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe.each([
  ['the gateway', dispatcherSamples],
  ['the front end', frontierSamples],
  ['index and middleware', indexSamples],
  ['status alone', statusSamples],
])('failures of %s', (_layer, samples: readonly AnswerSample[]) => {
  it.each(samples.map((row) => [row.source, row.code, row] as const))(
    '%s -> %s',
    (...[, , row]) => {
      const result = classifyAnswer(row.answer);
      expect({ code: result.error?.code, action: result.action, state: result.state }).toEqual({
        code: row.code,
        action: row.action,
        state: row.state,
      });
      expect(mayBecome('sending', result.state)).toBe(true);
    },
  );
});

describe('the tables together', () => {
  it('reach every error an answer can become', () => {
    const reached = new Set<string>(allSamples.map((row) => row.code));
    expect(Object.keys(answerErrors).filter((code) => !reached.has(code))).toEqual([]);
  });

  it('give each error three parts of Italian text of its own', () => {
    const texts = allSamples.map((row) => {
      const { error } = classifyAnswer(row.answer);
      return error === null ? '' : errorText(error).happened;
    });
    expect(texts.every((text) => text.length > 10)).toBe(true);
    const byText = new Map(allSamples.map((row, index) => [texts[index] ?? '', row.code]));
    expect(byText.size).toBe(new Set(allSamples.map((row) => row.code)).size);
  });
});

describe('a success', () => {
  it.each([200, 201, 202, 204])('%i with X-CART-id is accepted whatever the body', (status) => {
    const result = success('<html>', { 'x-CART-ID': cartId }, status);
    expect(result).toMatchObject({ state: 'accepted', error: null, ids: { cartId } });
  });

  it('without X-CART-id needs the shape of the contract', () => {
    const body = { traceID: 't', spanID: 's', workflowInstanceId: 'w^^^^urn:x' };
    expect(success(body)).toMatchObject({
      state: 'accepted',
      ids: { cartId: null, traceId: 't', workflowInstanceId: 'w^^^^urn:x' },
    });
  });

  it('does not take the literal of a missing workflow for an id', () => {
    const result = success({ traceID: 't', workflowInstanceId: 'UNKNOWN_WORKFLOW_ID' });
    expect(result.ids.workflowInstanceId).toBeNull();
  });

  it.each([
    ['[W005 | a]--middlewarewarning--b', '[W005 | a]', 'b'],
    ['--middlewarewarning--only regional', null, 'only regional'],
    ['only national', 'only national', null],
    ['a--middlewarewarning--b--middlewarewarning--c', 'a', 'b--middlewarewarning--c'],
  ])('splits the warning %s', (text, national, regional) => {
    const result = success({ traceID: 't', warning: text });
    expect(result).toMatchObject({ state: 'accepted', warning: { text, national, regional } });
  });
});

describe('handles and waits', () => {
  it('finds a regional text in the message of an error', () => {
    const result = success(
      { message: 'x--middlewarewarning--INI error' },
      { 'x-cart-id': cartId },
      500,
    );
    expect(result.warning?.regional).toBe('INI error');
  });

  it('keeps the numbers of GovWay, from header or body', () => {
    const byHeader = success('', { 'GovWay-Transaction-ID': 'g1', 'X-CART-id': cartId }, 500);
    expect(byHeader.ids.transactionId).toBe('g1');
    expect(success({ govway_id: 'g2' }, {}, 500).ids.transactionId).toBe('g2');
  });

  it.each([
    [{ 'Retry-After': '17' }, 17],
    [{ 'Retry-After': 'Sun, 22 Nov 2026 10:01:00 GMT', Date: 'Sun, 22 Nov 2026 10:00:00 GMT' }, 60],
    [{ 'GovWay-RateLimit-Quota-Reset': '5' }, 5],
    [{ 'X-RateLimit-Reset': '90000000' }, 86_400],
    [{ 'Retry-After': 'soon' }, null],
    [{}, null],
  ])('reads the wait of %j', (headers, expected) => {
    expect(success('', headers, 429).retryAfterSeconds).toBe(expected);
  });
});

describe('hostile answers', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  const text = bytes.map((value) => Buffer.from(value).toString('latin1'));
  const body = fc.oneof(text, fc.json(), fc.string({ unit: 'binary', maxLength: 400 }));
  const headers = fc.dictionary(fc.string({ maxLength: 30 }), fc.string({ maxLength: 60 }), {
    maxKeys: 6,
  });

  it('never throw and never count as accepted without a voucher', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.integer({ min: 0, max: 999 }),
        headers,
        body,
        (operation, status, some, content) => {
          const result = classifyAnswer({ operation, status, headers: some, body: content });
          expect(result.state).not.toBe('accepted');
          expect(result.error).not.toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('with a voucher are accepted only with a 2xx', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), body, (status, content) => {
        const result = success(content, { 'X-CART-id': cartId }, status);
        expect(result.state === 'accepted').toBe(status >= 200 && status < 300);
      }),
      { numRuns: 1000 },
    );
  });

  it('of ten megabytes are classified', () => {
    const deep = '['.repeat(10_000_000);
    const labels = 'ERROR_CODE: '.repeat(800_000);
    expect(success(deep, {}, 500).state).toBe('outcome-unknown');
    expect(success({ detail: labels }, { 'x-cart-id': cartId }, 500).state).toBe('outcome-unknown');
  });
});
