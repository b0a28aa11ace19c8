import { ok } from '../../../shared/errors/result.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** What support asks for. */
export function diagnosticsHandlers(desk: Desk): Pick<Handlers, 'diagnostics.report'> {
  return {
    'diagnostics.report': async () => {
      const { facts, lines } = await desk.supportReport();
      return ok({ facts: [...facts], lines: [...lines] });
    },
  };
}
