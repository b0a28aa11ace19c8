import type { ServerResponse } from 'node:http';
import type { ExchangeIds, WireAnswer } from '../answers/wireAnswer.ts';

/** How an answer is to be spoilt on its way out: `anonymous` leaves out everything that identifies it. */
export type Spoiling = 'none' | 'truncated' | 'anonymous' | 'cut-head' | 'not-http';

/** Writes bytes outside HTTP and ends the connection. */
function writeRaw(response: ServerResponse, bytes: string | Buffer): void {
  response.socket?.end(bytes);
}

/** Puts the answer on the wire; a truncated one announces its whole length, sends half and cuts the connection. */
export function sendAnswer(
  response: ServerResponse,
  answer: WireAnswer,
  identity: { readonly ids: ExchangeIds; readonly cartHeader: string },
  spoiling: Spoiling,
): void {
  const { ids, cartHeader } = identity;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  if (spoiling === 'cut-head') {
    writeRaw(response, `HTTP/1.1 ${String(answer.status)} OK\r\nContent-Ty`);
    return;
  }
  if (spoiling === 'not-http') {
    writeRaw(response, body);
    return;
  }
  const identifying =
    spoiling === 'anonymous'
      ? {}
      : { [cartHeader]: ids.cartId, 'GovWay-Transaction-ID': ids.cartId };
  response.writeHead(answer.status, {
    ...answer.headers,
    ...identifying,
    'content-length': body.length,
  });
  if (spoiling !== 'truncated') {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    response.destroy();
  });
}
