import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { externalLinks } from '../../../shared/ipc/externalLinks.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** The verb that opens an address of the list: the only way out of the program, and never one the window wrote. */
export function linkHandlers(desk: Desk): Pick<Handlers, 'links.open'> {
  return {
    'links.open': async ({ link }) => {
      const address = externalLinks[link];
      if (desk.openAddress === null)
        return fail(appError('window/address-not-opened', { address }));
      await desk.openAddress(address);
      return ok({});
    },
  };
}
