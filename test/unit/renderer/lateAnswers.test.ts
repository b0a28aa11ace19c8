import { expect, it } from 'vitest';
import { changedSettings, settingsViewOf } from '../../../electron/domain/changeSettings.ts';
import { settingsSchema } from '../../../electron/domain/settings.ts';
import { createAuthoritiesStore } from '../../../renderer/stores/authoritiesStore.ts';
import { createBackupsStore } from '../../../renderer/stores/backupsStore.ts';
import { createExchangeStore } from '../../../renderer/stores/exchangeStore.ts';
import { createPatientsStore } from '../../../renderer/stores/patientsStore.ts';
import { createSettingsStore } from '../../../renderer/stores/settingsStore.ts';
import { createStandingStore } from '../../../renderer/stores/standingStore.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { BackupStandingView } from '../../../shared/ipc/areas/backups.ts';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';
import { apiAnswering, telling } from '../../support/apiAnswering.ts';
import { lockedStanding as locked, readyStanding as ready } from '../../support/standings.ts';

/** Questions whose answers come when the trial says so. */
function held<Value>() {
  const asked: ((value: Value) => void)[] = [];
  return {
    asked,
    ask: (): Promise<Result<Value>> =>
      new Promise((resolve) => {
        asked.push((value) => {
          resolve(ok(value));
        });
      }),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

it('begins no open page anew for an old answer that it was locked', async () => {
  const { asked, ask } = held<StandingView>();
  let reloads = 0;
  const { api, tell } = telling(apiAnswering({ 'app.standing': ask }));
  const useStanding = createStandingStore(api, () => (reloads += 1));
  const loading = useStanding.getState().load();
  tell('app.standing', ready);
  asked[0]?.(locked);
  await loading;
  expect(useStanding.getState().standing?.state).toEqual({ kind: 'ready' });
  expect(reloads).toBe(0);
});

it('shows the settings told last, not the ones asked for before', async () => {
  const old = settingsSchema.parse({
    profile: {
      codiceFiscale: 'MNZLSN99E05F205J',
      family: 'MANZONI',
      given: 'ALESSANDRO',
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
      application: {
        id: 'SINTESI',
        vendor: 'Sintesi',
        version: '0.1.0',
        identifierToken: 'SINTESI',
      },
    },
    environment: {
      name: 'test',
      baseUrl: 'https://nodo.invalid/v1',
      audience: 'https://nodo.invalid/v1',
    },
    card: { module: '/nessuna/libreria.so' },
  });
  const changed = changedSettings(old, { desk: { zoom: 150 } });
  if (!changed.ok) throw new Error(changed.error.code);
  const { asked, ask } = held<ReturnType<typeof settingsViewOf>>();
  const { api, tell } = telling(apiAnswering({ 'settings.read': ask }));
  const useSettings = createSettingsStore(api);
  const loading = useSettings.getState().load();
  tell('settings.changed', settingsViewOf(changed.value));
  asked[0]?.(settingsViewOf(old));
  await loading;
  expect(useSettings.getState().settings?.desk.zoom).toBe(150);
});

it('shows how the copies stand as told last', async () => {
  const standing: BackupStandingView = {
    lastAt: null,
    isWorking: false,
    failure: null,
    elsewhere: null,
  };
  const list = { folder: '/copie', standing, backups: [], former: { count: 0, folder: '/prima' } };
  const { asked, ask } = held<typeof list>();
  const { api, tell } = telling(apiAnswering({ 'backups.list': ask }));
  const useBackups = createBackupsStore(api);
  const loading = useBackups.getState().load();
  tell('backups.changed', { ...standing, isWorking: true });
  asked[0]?.(list);
  await loading;
  expect(useBackups.getState().standing?.isWorking).toBe(true);
});

const authority = (subject: string) => ({ subject, fingerprint: subject, notAfter: '2030-01-01' });
const nothingAdded = { canAdd: true, added: [] };

it('shows what the authority file chosen last has in it, whichever was read first', async () => {
  const { asked, ask } = held<ReturnType<typeof authority>[]>();
  const useAuthorities = createAuthoritiesStore(apiAnswering({ 'authorities.read': ask }));
  const { look } = useAuthorities.getState();
  const both = [look(new File(['a'], 'a.pem')), look(new File(['b'], 'b.pem'))];
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.([authority('b')]);
  await both[1];
  asked[0]?.([authority('a')]);
  await both[0];
  expect(useAuthorities.getState().read?.authorities).toEqual([authority('b')]);
});

it('keeps the authority file looked into while the list of those trusted was still coming', async () => {
  const { asked, ask } = held<typeof nothingAdded>();
  const useAuthorities = createAuthoritiesStore(
    apiAnswering({ 'authorities.list': ask, 'authorities.read': () => ok([authority('a')]) }),
  );
  const loading = useAuthorities.getState().load();
  await useAuthorities.getState().look(new File(['a'], 'a.pem'));
  asked[0]?.(nothingAdded);
  await loading;
  expect(useAuthorities.getState()).toMatchObject({
    list: nothingAdded,
    read: { authorities: [authority('a')] },
  });
});

it('asks for the files taken once at a time, however many tell of themselves', async () => {
  const { asked, ask } = held<{ files: []; folder: null }>();
  const { api, tell } = telling(apiAnswering({ 'exchange.list': ask }));
  createExchangeStore(api);
  for (let file = 0; file < 20; file += 1) tell('exchange.changed', {});
  expect(asked).toHaveLength(1);
  asked[0]?.({ files: [], folder: null });
  await settled();
  expect(asked).toHaveLength(2);
});

const patientOf = (codiceFiscale: string): PatientView => ({
  codiceFiscale,
  family: 'Armstrong',
  given: 'Ada',
  birthDate: null,
  gender: null,
  profile: null,
  standing: 'without',
  due: { kind: 'in-order' },
});

it('asks only for the patient the keyboard stops at, and shows the newest of what was asked', async () => {
  const questions: string[] = [];
  const { asked, ask } = held<{ patient: PatientView; versions: [] }>();
  const usePatients = createPatientsStore(
    apiAnswering({
      'patients.open': ({ codiceFiscale }) => {
        questions.push(codiceFiscale);
        return ask();
      },
    }),
  );
  const rows = Array.from({ length: 50 }, (_each, index) => `RIGA${String(index)}`);
  const moves = rows.map((row) => usePatients.getState().choose(row));
  expect(questions).toEqual(['RIGA0']);
  asked[0]?.({ patient: patientOf('RIGA0'), versions: [] });
  await settled();
  expect(questions).toEqual(['RIGA0', 'RIGA49']);
  asked[1]?.({ patient: patientOf('RIGA49'), versions: [] });
  await Promise.all(moves);
  expect(usePatients.getState().detail?.patient.codiceFiscale).toBe('RIGA49');
});
