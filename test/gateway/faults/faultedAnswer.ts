import { gzipSync } from 'node:zlib';
import { indexErrorAnswer, middlewareAnswer } from '../answers/middlewareAnswer.ts';
import { proxyPage } from '../answers/proxyPage.ts';
import { frontierRefusal } from '../answers/refusal.ts';
import { refusalAnswer } from '../answers/refusalAnswer.ts';
import type { ExchangeIds, WireAnswer } from '../answers/wireAnswer.ts';
import type { CallFault } from './faultScript.ts';

type FrontierFault = Extract<CallFault, { readonly do: 'frontier' }>['code'];
type GarbageContent = Extract<CallFault, { readonly do: 'garbage' }>['content'];

const statusOfCode: Readonly<Record<FrontierFault, number>> = {
  TooManyRequests: 429,
  InvalidResponse: 502,
  ResponseSizeExceeded: 502,
  GatewayError: 503,
  EndpointRequestTimedOut: 504,
};

const detailOfCode: Readonly<Record<FrontierFault, string>> = {
  TooManyRequests: 'Too many requests detected',
  InvalidResponse: 'Invalid response received from the API Implementation',
  ResponseSizeExceeded: 'Response size exceeded',
  GatewayError: 'The API Implementation is currently unable to handle the response',
  EndpointRequestTimedOut: 'Read Timeout calling the API implementation',
};

const RETRY_AFTER_SECONDS = '7';
const TEN_MEGABYTES = 10_000_000;
const RANDOM_BYTES = 4096;

/** Bytes without meaning, always the same: a failure must be repeatable. Numerical Recipes' linear congruence. */
function meaninglessBytes(count: number): Buffer {
  const bytes = Buffer.alloc(count);
  let state = 20_261_123;
  for (let index = 0; index < count; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

function garbage(content: GarbageContent): { type: string; body: Buffer; encoding?: string } {
  switch (content) {
    case 'random':
    case 'not-http':
      return { type: 'application/octet-stream', body: meaninglessBytes(RANDOM_BYTES) };
    case 'half-json':
      return { type: 'application/json', body: Buffer.from('{"traceID":"0123456789abcdef","work') };
    case 'empty':
      return { type: 'application/json', body: Buffer.alloc(0) };
    case 'ten-megabytes':
      return { type: 'application/json', body: Buffer.alloc(TEN_MEGABYTES, '[') };
    case 'gzip-bomb':
      return {
        type: 'application/json',
        body: gzipSync(Buffer.alloc(TEN_MEGABYTES * 10)),
        encoding: 'gzip',
      };
  }
}

function garbageAnswer(content: GarbageContent, status: number): WireAnswer {
  const { type, body, encoding } = garbage(content);
  const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
  return { status, headers: { 'content-type': type, ...headers }, body };
}

function frontierAnswer(code: FrontierFault, ids: ExchangeIds): WireAnswer {
  const headers =
    code === 'TooManyRequests' || code === 'GatewayError'
      ? { 'Retry-After': RETRY_AFTER_SECONDS }
      : {};
  const refusal = frontierRefusal(statusOfCode[code], code, detailOfCode[code], headers);
  return refusalAnswer(refusal, ids, { handler: 'first', workflowInstanceId: '' });
}

/** What is answered in place of the judgement, or null where the fault leaves it alone. */
export function faultedAnswer(fault: CallFault | null, ids: ExchangeIds): WireAnswer | null {
  switch (fault?.do) {
    case 'status':
      return proxyPage(fault.status);
    case 'html':
      return proxyPage(200);
    case 'frontier':
      return frontierAnswer(fault.code, ids);
    case 'middleware':
      return middlewareAnswer(fault.error);
    case 'index-error':
      return indexErrorAnswer(fault.text, ids);
    case 'garbage':
      return garbageAnswer(fault.content, fault.status);
    default:
      return null;
  }
}

/** Whether the call has its effect. */
export function letsProcess(fault: CallFault | null): boolean {
  return fault === null || !('processed' in fault) || fault.processed;
}
