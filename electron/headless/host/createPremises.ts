import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import type { UpdateView } from '../../../shared/ipc/standingViews.ts';
import type { SystemKey } from '../../domain/ports/systemKey.ts';
import { bindContract, type BinderParts, type BoundContract } from '../../ipc/bindContract.ts';
import { createHandlers } from '../../ipc/createHandlers.ts';
import type { Emit } from '../../ipc/desk.ts';
import type { PinDesk } from '../../ipc/pinDesk.ts';
import type { DoctorsOfComputer, Premises } from '../../ipc/premises.ts';
import { loggedContract } from '../../log/loggedContract.ts';
import { createSettingsFile } from '../settingsFile.ts';
import { createSetupNotesFile } from '../setupNotesFile.ts';
import { Workbench } from '../workbench.ts';
import type { WorkbenchOptions } from '../workbench/workbenchOptions.ts';
import { openDesk } from './openDesk.ts';
import { archivePremises } from './premises/archivePremises.ts';
import { folderPremises } from './premises/folderPremises.ts';
import type { OpenParts } from './premises/openParts.ts';
import { PremisesRoom } from './premises/premisesRoom.ts';
import { standingView } from './premises/standingView.ts';

/** What the premises are made of. */
export interface PremisesOptions {
  readonly workbench: Omit<WorkbenchOptions, 'pins' | 'archiveKey'>;
  /** Opens the archive without its passphrase, until it is locked; absent where the system has no such store. */
  readonly systemKey?: SystemKey;
  readonly doctors: DoctorsOfComputer;
  readonly pins: PinDesk;
  readonly emit: Emit;
  readonly binder: BinderParts;
  /** A newer version that waits for the program to be closed; absent where nothing updates this program. */
  readonly updateReady?: () => UpdateView | null;
  /** Installs it now and starts again; absent likewise. */
  readonly installUpdate?: Premises['installUpdate'];
}

/** The premises as the host holds them. */
export interface OpenPremises extends Premises {
  /** Answers the window, whatever is open at the moment. */
  readonly contract: BoundContract;
  /** A window is there: what works by itself, and may ask for a PIN, begins. */
  readonly occupied: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** Opens the premises. A passphrase among the options is tried once, now; later ones come from the window. */
export async function createPremises(options: PremisesOptions): Promise<OpenPremises> {
  const { emit, pins } = options;
  const { home } = options.workbench;
  const settingsFile = createSettingsFile(home);
  const setupNotes = createSetupNotesFile(home);

  function makeParts(): OpenParts {
    const { held } = room;
    const bench = new Workbench({
      ...options.workbench,
      waitsForRevocation: false,
      pins,
      archiveKey: () =>
        Promise.resolve(held.key === null ? fail(appError('workspace/locked', {})) : ok(held.key)),
      proxyPassword: () =>
        Promise.resolve(
          room.proxyPassword === null
            ? fail(appError('workspace/proxy-password-missing', {}))
            : ok(room.proxyPassword),
        ),
    });
    const open = openDesk(bench, emit);
    const handlers = createHandlers(open.desk, pins, premises);
    const contract = loggedContract(bindContract(handlers, options.binder), bench.logger);
    return { bench, open, contract };
  }

  const view: Premises['standing'] = () =>
    standingView({
      bench: room.bench,
      held: room.held,
      setupNotes,
      home,
      update: options.updateReady?.() ?? null,
      doctors: options.doctors,
    });
  const systemKey = options.systemKey ?? null;
  const room = new PremisesRoom({ makeParts, view, systemKey, pins, emit });
  const premises: Premises = {
    settingsFile,
    setupNotes,
    standing: view,
    doctors: options.doctors,
    ...archivePremises(room, emit),
    ...folderPremises(room, home, settingsFile),
    installUpdate: () =>
      options.installUpdate?.() ?? Promise.resolve(fail(appError('update/none', {}))),
    giveProxyPassword: (password) => {
      room.giveProxyPassword(password);
    },
  };

  async function openAtOnce(): Promise<void> {
    const custody = await room.bench.custody();
    const found = custody.ok ? await custody.value.found() : null;
    if (found?.ok !== true || found.value !== 'sealed' || (await room.openedBySystem())) return;
    const spoken = await options.workbench.passphrase?.();
    if (spoken?.ok === true) await premises.unlock(spoken.value);
  }

  await openAtOnce();
  return {
    ...premises,
    contract: (verb, request) => {
      room.parts.open.stir();
      return room.parts.contract(verb, request);
    },
    occupied: () => room.inTurn(() => room.occupy()),
    leave: () =>
      room.inTurn(async () => {
        await room.close();
        room.forget();
      }),
  };
}
