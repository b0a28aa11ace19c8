import type { SetupStep, SetupView } from '../../shared/ipc/areas/setup.ts';
import { setupSteps } from '../../shared/ipc/areas/setup.ts';
import { settingsViewOf } from './changeSettings.ts';
import type { Settings } from './settings.ts';
import type { SetupNotes } from './setupNotes.ts';

/** What the progress follows from. */
export interface SetupFacts {
  readonly notes: SetupNotes;
  /** Null before the organisation was chosen. */
  readonly settings: Settings | null;
  readonly hasArchive: boolean;
  readonly hasIdentity: boolean;
  /** The archive tells of an exchange with the gateway that went well. */
  readonly hasExchanged: boolean;
}

/** Steps without which there is nothing to work with; the others depend on cards and offices and may take weeks. */
const necessary: readonly SetupStep[] = ['doctor', 'organisation', 'protection'];

function doneSteps({
  notes,
  settings,
  hasArchive,
  hasIdentity,
  hasExchanged,
}: SetupFacts): Readonly<Record<SetupStep, boolean>> {
  return {
    doctor: notes.doctor !== null || settings !== null,
    organisation: settings !== null,
    card: notes.cardTriedAt !== null,
    protection: hasArchive && notes.codeConfirmedAt !== null,
    certificate: hasIdentity,
    // What a desk has sent before says more than a trial. In production nothing is sent on trial: the first document is
    // the doctor's own.
    connection:
      hasExchanged ||
      (notes.connectionTriedAt !== null &&
        (notes.transmissionTriedAt !== null || settings?.environment.name === 'production')),
  };
}

/** How far the first run is, from what is there: nothing is remembered that can be looked at. */
export function setupProgress(facts: SetupFacts): SetupView {
  const done = doneSteps(facts);
  const { notes, settings, hasArchive } = facts;
  const view = settings === null ? null : settingsViewOf(settings);
  return {
    steps: setupSteps.map((step) => ({
      step,
      isDone: done[step],
      canWait: !necessary.includes(step),
    })),
    doctor: view?.doctor ?? notes.doctor,
    organisation: view?.organisation ?? null,
    environment: view?.environment ?? null,
    awaitsCode: hasArchive && notes.codeConfirmedAt === null,
  };
}

/** The necessary steps that are not done. */
export function missingSteps(view: SetupView): readonly SetupStep[] {
  return view.steps.filter(({ isDone, canWait }) => !isDone && !canWait).map(({ step }) => step);
}
