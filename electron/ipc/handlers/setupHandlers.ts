import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { SetupView } from '../../../shared/ipc/areas/setup.ts';
import { changedSettings, environmentOf } from '../../domain/changeSettings.ts';
import { firstSettings } from '../../domain/firstSettings.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { Settings } from '../../domain/settings.ts';
import { setupNotesSchema, type SetupNotes } from '../../domain/setupNotes.ts';
import { missingSteps, setupProgress } from '../../domain/setupProgress.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { Premises } from '../premises.ts';

type Verbs =
  | 'setup.read'
  | 'setup.doctor'
  | 'setup.organisation'
  | 'setup.protect'
  | 'setup.newCode'
  | 'setup.confirmCode'
  | 'setup.bring'
  | 'setup.finish';

/** The verbs of the first run. */
export function setupHandlers(desk: Desk, premises: Premises): Pick<Handlers, Verbs> {
  const { settingsFile, setupNotes } = premises;

  async function notes(): Promise<SetupNotes> {
    return (await setupNotes.read()) ?? setupNotesSchema.parse({});
  }

  async function view(): Promise<Result<SetupView>> {
    const settings = await settingsFile.read();
    if (!settings.ok && settings.error.code !== 'workspace/settings-missing') return settings;
    const keeper = await premises.keeper();
    const identities = keeper.ok ? await desk.identities.list() : null;
    return ok(
      setupProgress({
        notes: await notes(),
        settings: settings.ok ? settings.value : null,
        hasArchive: keeper.ok,
        hasIdentity: identities?.ok === true && identities.value.identities.length > 0,
        hasExchanged: keeper.ok && settings.ok && (await hasExchanged(settings.value)),
      }),
    );
  }

  async function note(learned: Partial<SetupNotes>): Promise<Result<SetupView>> {
    const written = await setupNotes.write({ ...(await notes()), ...learned });
    return written.ok ? view() : written;
  }

  /** An act the gateway took in charge, or a call it accepted; what cannot be looked at is no proof. */
  async function hasExchanged({ environment }: Settings): Promise<boolean> {
    const archive = await desk.archive();
    if (!archive.ok) return false;
    for (const state of ['accepted', 'indexed'] as const) {
      const found = await archive.value.countHistory({ state });
      if (found.ok && found.value > 0) return true;
    }
    const identities = await archive.value.identities(environment.name);
    return identities.ok && identities.value.some(({ provenAt }) => provenAt !== null);
  }

  /** The keeper while the first run is open: afterwards a code is changed by who knows the passphrase. */
  async function firstKeeper(): ReturnType<Premises['keeper']> {
    return (await setupNotes.read()) === null
      ? fail(appError('workspace/setup-finished', {}))
      : premises.keeper();
  }

  /**
   * Believes in the code typed again: one made in the place of another holds from now on and is recorded; the first one
   * of the archive holds already.
   */
  async function believe(recoveryCode: string): Promise<Result<void>> {
    const keeper = await firstKeeper();
    if (!keeper.ok) return keeper;
    const { custody, key } = keeper.value;
    const renewed = await custody.confirmRecoveryCode(key, recoveryCode, async () => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      return archive.value.noteDeed('recovery-code-renewed', null, desk.clock.now().toISOString());
    });
    if (renewed.ok || renewed.error.code !== 'archive/new-code-not-prepared') return renewed;
    const typed = await custody.recover(recoveryCode);
    if (!typed.ok) return typed;
    typed.value.fill(0);
    return ok();
  }

  return {
    'setup.read': view,
    'setup.doctor': async (doctor) => {
      const settings = await settingsFile.read();
      if (settings.ok) {
        const changed = changedSettings(settings.value, { doctor });
        if (!changed.ok) return changed;
        const saved = await settingsFile.write(changed.value);
        if (!saved.ok) return saved;
        await premises.settingsChanged(true);
      }
      return note({ doctor });
    },
    'setup.organisation': async (chosen) => {
      const { doctor } = await notes();
      const written = await settingsFile.read();
      const described = environmentOf(chosen.environment.name, chosen.environment.baseUrl);
      if (!described.ok) return described;
      if (!written.ok && doctor === null) {
        return fail(appError('workspace/setup-incomplete', { steps: ['doctor'] }));
      }
      const made =
        written.ok || doctor === null
          ? written.ok
            ? changedSettings(
                {
                  ...written.value,
                  // What was added for the same environment is not asked twice.
                  environment:
                    written.value.environment.name === described.value.name
                      ? { ...written.value.environment, baseUrl: described.value.baseUrl }
                      : described.value,
                },
                { organisation: chosen.organisation },
              )
            : written
          : firstSettings(doctor, chosen, desk.version);
      if (!made.ok) return made;
      const open = await note({});
      if (!open.ok) return open;
      const saved = await settingsFile.write(made.value);
      if (!saved.ok) return saved;
      await premises.settingsChanged(true);
      return view();
    },
    'setup.protect': async ({ passphrase }) => {
      if (!isPassphraseLongEnough(passphrase)) {
        return fail(appError('workspace/passphrase-weak', { minimum: minimumPassphrase }));
      }
      // Before the archive is there: with no first run open the desk would be ready, and its code never shown.
      if (!(await premises.keeper()).ok) {
        const open = await note({ codeConfirmedAt: null });
        if (!open.ok) return open;
      }
      const code = await premises.createArchive(passphrase);
      return code.ok ? ok({ recoveryCode: code.value }) : code;
    },
    'setup.newCode': async () => {
      const keeper = await firstKeeper();
      if (!keeper.ok) return keeper;
      const code = await keeper.value.custody.prepareRecoveryCode(keeper.value.key);
      return code.ok ? ok({ recoveryCode: code.value }) : code;
    },
    'setup.confirmCode': async ({ recoveryCode }) => {
      const believed = await believe(recoveryCode);
      if (!believed.ok) return believed;
      return note({ codeConfirmedAt: desk.clock.now().toISOString() });
    },
    'setup.bring': ({ folder }) => premises.bring(folder),
    'setup.finish': async () => {
      const progress = await view();
      if (!progress.ok) return progress;
      const steps = missingSteps(progress.value);
      if (steps.length > 0) return fail(appError('workspace/setup-incomplete', { steps }));
      const removed = await setupNotes.remove();
      return removed.ok ? ok(await premises.settingsChanged(false)) : removed;
    },
  };
}
