import { create } from 'zustand';
import type { Result } from '../../shared/errors/result.ts';
import type { ContractInput } from '../../shared/ipc/contract.ts';
import type { SetupStep, SetupView } from '../../shared/ipc/areas/setup.ts';
import type { Api } from '../api/api.ts';
import { attempting, reading, type Attempting } from './attempting.ts';

/** The first run: how far it is and which step is open. The recovery code is here only while it is shown. */
export interface SetupState extends Attempting {
  readonly setup: SetupView | null;
  readonly step: SetupStep | null;
  readonly recoveryCode: string | null;
  readonly load: () => Promise<void>;
  readonly show: (step: SetupStep) => void;
  readonly doctor: (doctor: ContractInput['setup.doctor']) => Promise<void>;
  readonly organisation: (chosen: ContractInput['setup.organisation']) => Promise<void>;
  readonly protect: (passphrase: string) => Promise<void>;
  readonly newCode: () => Promise<void>;
  readonly confirmCode: (recoveryCode: string) => Promise<void>;
  readonly bring: (folder: string) => Promise<void>;
  readonly finish: () => Promise<void>;
  /** Goes on to the first step that is not done, after the one given. */
  readonly goOn: (after: SetupStep) => Promise<void>;
}

function firstOpen(setup: SetupView): SetupStep | null {
  return setup.steps.find(({ isDone }) => !isDone)?.step ?? null;
}

/** What was put off before it is not asked again: the list at the end names it. */
function firstOpenAfter(setup: SetupView, after: SetupStep): SetupStep | null {
  const later = setup.steps.slice(setup.steps.findIndex(({ step }) => step === after) + 1);
  return later.find(({ isDone }) => !isDone)?.step ?? null;
}

/** Makes the store of the first run. */
export function createSetupStore(api: Api) {
  return create<SetupState>()((set, get) => {
    const attempt = attempting(set);
    const read = reading(set);
    async function advance(after: SetupStep, asked: Promise<Result<SetupView>>): Promise<void> {
      const setup = await attempt(asked);
      if (setup !== null) set({ setup, step: firstOpenAfter(setup, after) });
    }
    async function showCode(asked: Promise<Result<{ recoveryCode: string }>>): Promise<void> {
      const made = await attempt(asked);
      if (made === null) return;
      set({ recoveryCode: made.recoveryCode });
      const setup = await read(api.ask('setup.read', {}));
      if (setup !== null) set({ setup });
    }
    return {
      setup: null,
      step: null,
      isWorking: false,
      failure: null,
      recoveryCode: null,
      load: async () => {
        const setup = await read(api.ask('setup.read', {}));
        if (setup !== null) set({ setup, step: get().step ?? firstOpen(setup) });
      },
      show: (step) => {
        set({ step, failure: null });
      },
      doctor: (doctor) => advance('doctor', api.ask('setup.doctor', doctor)),
      organisation: (chosen) => advance('organisation', api.ask('setup.organisation', chosen)),
      protect: (passphrase) => showCode(api.ask('setup.protect', { passphrase })),
      newCode: () => showCode(api.ask('setup.newCode', {})),
      confirmCode: async (recoveryCode) => {
        await advance('protection', api.ask('setup.confirmCode', { recoveryCode }));
        if (get().failure === null) set({ recoveryCode: null });
      },
      bring: async (folder) => {
        await attempt(api.ask('setup.bring', { folder }));
      },
      finish: async () => {
        await attempt(api.ask('setup.finish', {}));
      },
      goOn: (after) => advance(after, api.ask('setup.read', {})),
    };
  });
}
