import { ok } from '../../../shared/errors/result.ts';
import { tryCard } from '../../domain/cardTrial.ts';
import type { SetupNotes } from '../../domain/setupNotes.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { Premises } from '../premises.ts';

/** The verbs that try what lies outside. A trial that succeeds during the first run is noted there. */
export function checkHandlers(
  desk: Desk,
  { setupNotes }: Premises,
): Pick<Handlers, 'checks.card' | 'checks.connection' | 'checks.transmission'> {
  async function note(
    trial: 'cardTriedAt' | 'connectionTriedAt' | 'transmissionTriedAt',
  ): Promise<void> {
    const notes: SetupNotes | null = await setupNotes.read();
    // A note that cannot be written costs one more trial.
    if (notes !== null)
      await setupNotes.write({ ...notes, [trial]: desk.clock.now().toISOString() });
  }
  return {
    'checks.card': async () => {
      const trial = await tryCard(await desk.cardModules(), desk.card);
      if (trial.obstacle === null) await note('cardTriedAt');
      return ok(trial);
    },
    'checks.connection': async () => {
      const trial = await desk.tryConnection();
      if (!trial.ok) return trial;
      if (trial.value.unreachable === null && trial.value.distrust === null) {
        await note('connectionTriedAt');
      }
      return trial;
    },
    'checks.transmission': async () => {
      const trial = await desk.tryTransmission();
      if (trial.ok && trial.value.obstacle === null) await note('transmissionTriedAt');
      return trial;
    },
  };
}
