import { ok } from '../../../shared/errors/result.ts';
import { presenceViewOf } from '../../domain/presenceView.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** The verbs about the desk itself: whose it is, what it is connected to, the card in the reader. */
export function deskHandlers(desk: Desk): Pick<Handlers, 'app.overview' | 'card.presence'> {
  return {
    'app.overview': async () => {
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const pack = await desk.officialPack();
      if (!pack.ok) return pack;
      const { profile, environment, card } = settings.value;
      return ok({
        doctor: profile,
        azienda: profile.azienda.name,
        environment: environment.name,
        version: desk.version,
        readerPinSeconds: card.readerPinSeconds,
        packVersion: pack.value?.version ?? null,
      });
    },
    'card.presence': async () => {
      const card = await desk.card();
      // Why it cannot even be looked at is what it is like.
      if (!card.ok) return ok({ kind: 'no-driver', error: card.error });
      return ok(presenceViewOf(await card.value.presence()));
    },
  };
}
