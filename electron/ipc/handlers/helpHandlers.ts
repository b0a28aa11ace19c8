import { ok } from '../../../shared/errors/result.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** The help pages. */
export function helpHandlers(desk: Desk): Pick<Handlers, 'help.read'> {
  return { 'help.read': async () => ok(await desk.help()) };
}
