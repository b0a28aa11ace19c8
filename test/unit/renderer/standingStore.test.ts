import { expect, it } from 'vitest';
import { createStandingStore } from '../../../renderer/stores/standingStore.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';
import { apiAnswering } from '../../support/apiAnswering.ts';
import { lockedStanding as locked, readyStanding as ready } from '../../support/standings.ts';

it('keeps nobody from the lock screen it was told of while its own question is still under way', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<StandingView>>();
  const useStanding = createStandingStore(
    apiAnswering({ 'app.standing': () => promise }),
    () => undefined,
  );
  const loading = useStanding.getState().load();
  useStanding.getState().take(locked);
  expect(useStanding.getState().isWorking).toBe(false);
  resolve(ok(locked));
  await loading;
  expect(useStanding.getState()).toMatchObject({ standing: locked, failure: null });
});

it('shows no lock screen in the page that is to begin anew: what is typed there would be lost', () => {
  let reloads = 0;
  const useStanding = createStandingStore(apiAnswering({}), () => (reloads += 1));
  useStanding.getState().take(ready);
  expect(useStanding.getState().isLeaving).toBe(false);
  useStanding.getState().take(locked);
  useStanding.getState().take(locked);
  expect(useStanding.getState().isLeaving).toBe(true);
  expect(reloads).toBe(1);
});
