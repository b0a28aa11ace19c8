import { ok, type Result } from '../../../shared/errors/result.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';
import type { SystemKey } from '../../domain/ports/systemKey.ts';
import type { BoundContract } from '../../ipc/bindContract.ts';
import type { DoctorsOfComputer } from '../../ipc/premises.ts';
import { createPremises, type OpenPremises, type PremisesOptions } from './createPremises.ts';
import { createDoctorFolders, FIRST_DOCTOR, type DoctorFolders } from './doctorFolders.ts';

/** What a house is made of: the premises of its doctors, whose root is the working folder of the workbench. */
export type HouseOptions = Omit<PremisesOptions, 'doctors'>;

/** The premises of whoever works now. */
export interface OpenHouse extends Pick<OpenPremises, 'occupied' | 'leave' | 'settingsChanged'> {
  /** Answers the window, whoever works now; while the doctor changes it waits. */
  readonly contract: BoundContract;
  /** The working folder in use. */
  readonly home: () => string;
}

interface Entered {
  readonly home: string;
  readonly premises: OpenPremises;
}

/**
 * One doctor who is alone here may let the system open his archive at the start. Where several share the computer, and
 * its login with it, the system would open it to the others too: each has only his passphrase.
 */
async function startingKey(
  options: HouseOptions,
  folders: DoctorFolders,
  doctor: string,
): Promise<SystemKey | null> {
  const { systemKey = null } = options;
  const all = await folders.list();
  return doctor === FIRST_DOCTOR && all.every((each) => each.doctor === FIRST_DOCTOR)
    ? systemKey
    : null;
}

/**
 * Opens the premises of whoever worked here last. Only one doctor's are open at a time: entering another's closes
 * everything of the one before, wipes his key and logs his card out, and his queue waits until he is back.
 */
export async function createHouse(options: HouseOptions): Promise<OpenHouse> {
  const folders = createDoctorFolders(options.workbench.home);
  let turn: Promise<unknown> = Promise.resolve();

  /** Secrets given at the start are for who is found then: who comes later types his own. */
  async function enter(doctor: string, home: string, isStart: boolean): Promise<Entered> {
    const { systemKey: _systemKey, workbench, ...rest } = options;
    const { passphrase, ...parts } = workbench;
    const found = await startingKey(options, folders, doctor);
    const systemKey =
      found === null || isStart ? found : { ...found, read: () => Promise.resolve(ok(null)) };
    const premises = await createPremises({
      ...rest,
      workbench: {
        ...parts,
        home,
        ...(isStart && passphrase !== undefined ? { passphrase } : {}),
      },
      ...(systemKey === null ? {} : { systemKey }),
      doctors: doctorsFor(doctor),
    });
    return { home, premises };
  }

  function inTurn<Value>(operation: () => Promise<Value>): Promise<Value> {
    const result = turn.then(operation);
    turn = result.catch(() => undefined);
    return result;
  }

  async function move(doctor: string): Promise<Result<StandingView>> {
    const folder = await folders.folderOf(doctor);
    if (!folder.ok) return folder;
    await entered.premises.leave();
    entered = await enter(doctor, folder.value, false);
    await folders.note(doctor);
    await entered.premises.occupied();
    return ok(await entered.premises.standing());
  }

  function doctorsFor(current: string): DoctorsOfComputer {
    return {
      current,
      list: () => folders.list(),
      switchTo: (doctor) => inTurn(() => move(doctor)),
      add: () =>
        inTurn(async () => {
          const added = await folders.add();
          return added.ok ? move(added.value) : added;
        }),
    };
  }

  const last = await folders.last();
  const folder = await folders.folderOf(last);
  let entered = await enter(last, folder.ok ? folder.value : options.workbench.home, true);
  return {
    contract: async (verb, request) => {
      await turn;
      return entered.premises.contract(verb, request);
    },
    home: () => entered.home,
    occupied: () => inTurn(() => entered.premises.occupied()),
    settingsChanged: (reopens) => inTurn(() => entered.premises.settingsChanged(reopens)),
    leave: () => inTurn(() => entered.premises.leave()),
  };
}
