import { ok } from '../../../../shared/errors/result.ts';
import type { StandingView, UpdateView } from '../../../../shared/ipc/standingViews.ts';
import { settingsSchema } from '../../../domain/settings.ts';
import type { SetupNotesFile } from '../../../domain/setupNotes.ts';
import { standingOf } from '../../../domain/standing.ts';
import type { DoctorsOfComputer } from '../../../ipc/premises.ts';
import { ownVersion } from '../../ownVersion.ts';
import type { Workbench } from '../../workbench.ts';
import type { HeldArchive } from './heldArchive.ts';

const ordinary = settingsSchema.shape.desk.parse(undefined);

/** Where the desk stands is read from these. */
export interface StandingSources {
  readonly bench: Workbench;
  readonly held: HeldArchive;
  readonly setupNotes: SetupNotesFile;
  /** The working folder, shown to whoever has to mend something in it. */
  readonly home: string;
  readonly update: UpdateView | null;
  readonly doctors: DoctorsOfComputer;
}

/** Where the desk stands, as the window shows it. */
export async function standingView(sources: StandingSources): Promise<StandingView> {
  const { bench, held, setupNotes, home, update, doctors } = sources;
  const settings = await bench.settings();
  const custody = await bench.custody();
  const state = standingOf({
    settings,
    archive: custody.ok ? await custody.value.found() : ok('nothing'),
    isUnlocked: held.key !== null,
    failure: held.failure,
    salvaged: held.salvaged,
    isSetupOpen: (await setupNotes.read()) !== null,
    backups: custody.ok ? custody.value.backups() : [],
  });
  const looks = settings.ok ? settings.value.desk : ordinary;
  const { appearance, zoom, lockAfterMinutes, locksWithoutCard } = looks;
  return {
    version: ownVersion(),
    environment: settings.ok ? settings.value.environment.name : null,
    ...{ appearance, zoom, lockAfterMinutes, locksWithoutCard },
    update,
    doctor: doctors.current,
    doctors: [...(await doctors.list())],
    state: stateView(state, home),
  };
}

function stateView(state: ReturnType<typeof standingOf>, folder: string): StandingView['state'] {
  switch (state.kind) {
    case 'first-run':
    case 'salvaged':
    case 'ready':
      return state;
    case 'locked':
      return { kind: 'locked', doctor: state.doctor };
    case 'recovery':
      return { ...state, ways: [...state.ways], backups: [...state.backups], folder };
  }
}
