import type { StandingView } from '../../shared/ipc/standingViews.ts';

/** A desk that is locked, as the window hears of it. */
export const lockedStanding: StandingView = {
  version: '1.0.0',
  environment: 'test',
  appearance: 'system',
  zoom: 100,
  lockAfterMinutes: 10,
  locksWithoutCard: false,
  update: null,
  state: { kind: 'locked', doctor: { family: 'Manzi', given: 'Alessandro' } },
  doctor: 'manzi',
  doctors: [],
};

/** The same desk, open. */
export const readyStanding: StandingView = { ...lockedStanding, state: { kind: 'ready' } };
