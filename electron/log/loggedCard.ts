import type { Result } from '../../shared/errors/result.ts';
import type { CardPort } from '../domain/ports/card.ts';
import type { Timer } from '../domain/ports/timer.ts';
import type { Logger } from './createLogger.ts';
import type { LogFields } from './logEvents.ts';

/** The card with a line for each call that works with a key: how long it took and the code it failed with. */
export function loggedCard(card: CardPort, logger: Logger, timer: Timer): CardPort {
  async function timed<Value>(
    operation: LogFields<'card-call'>['operation'],
    call: () => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const startedMs = timer.elapsedMs();
    const result = await call();
    const durationMs = Math.round(timer.elapsedMs() - startedMs);
    logger.log('card-call', { operation, durationMs, code: result.ok ? null : result.error.code });
    return result;
  }
  return {
    ...card,
    certificates: () => timed('list', () => card.certificates()),
    login: (tokenId, pin) => timed('login', () => card.login(tokenId, pin)),
    sign: (request, pin) => timed('sign', () => card.sign(request, pin)),
    logout: (tokenId) => timed('logout', () => card.logout(tokenId)),
  };
}
