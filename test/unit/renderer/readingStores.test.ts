import { describe, expect, it } from 'vitest';
import { createBackupsStore } from '../../../renderer/stores/backupsStore.ts';
import { createSettingsStore } from '../../../renderer/stores/settingsStore.ts';
import { createSetupStore } from '../../../renderer/stores/setupStore.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import type { BackupStandingView } from '../../../shared/ipc/areas/backups.ts';
import { apiAnswering, telling } from '../../support/apiAnswering.ts';

const never = new Promise<never>(() => undefined);
const wrong = fail(appError('archive/wrong-passphrase', {}));
const standing: BackupStandingView = {
  lastAt: null,
  isWorking: false,
  failure: null,
  elsewhere: null,
};
const list = { folder: '/copie', standing, backups: [], former: { count: 0, folder: '/prima' } };

describe('what a screen reads to show it', () => {
  it('keeps nobody from acting on what is there already', () => {
    const api = apiAnswering({
      'backups.list': () => never,
      'settings.read': () => never,
      'catalogues.list': () => never,
      'setup.read': () => never,
    });
    const [useBackups, useSettings, useSetup] = [
      createBackupsStore(api),
      createSettingsStore(api),
      createSetupStore(api),
    ];
    void useBackups.getState().load();
    void useSettings.getState().load();
    void useSettings.getState().loadCatalogues();
    void useSetup.getState().load();
    expect(useBackups.getState().isWorking).toBe(false);
    expect(useSettings.getState().isWorking).toBe(false);
    expect(useSetup.getState().isWorking).toBe(false);
  });

  it('does not make the recovery code wait that is typed again from the sheet', async () => {
    const useSetup = createSetupStore(
      apiAnswering({
        'setup.newCode': () => ok({ recoveryCode: 'AAAA-BBBB' }),
        'setup.read': () => never,
      }),
    );
    void useSetup.getState().newCode();
    await expect.poll(() => useSetup.getState().recoveryCode).toBe('AAAA-BBBB');
    expect(useSetup.getState().isWorking).toBe(false);
  });

  it('takes back nothing that was said of an attempt, when a copy is made by itself meanwhile', async () => {
    const told = telling(
      apiAnswering({ 'backups.list': () => ok(list), 'backups.prepareCode': () => wrong }),
    );
    const useBackups = createBackupsStore(told.api);
    await useBackups.getState().prepareCode('sbagliata');
    const lastAt = '2026-01-01T10:00:00.000Z';
    told.tell('backups.changed', { ...standing, lastAt });
    await expect.poll(() => useBackups.getState().list).toEqual({ ...list });
    expect(useBackups.getState().failure?.code).toBe('archive/wrong-passphrase');
    await useBackups.getState().load();
    expect(useBackups.getState().failure).toBeNull();
  });

  it('leaves the reason in sight for which a list of codes was not taken', async () => {
    const refused = fail(appError('archive/backup-disk-full', { folder: '/copie' }));
    const useSettings = createSettingsStore(
      apiAnswering({
        'catalogues.importPack': () => refused,
        'catalogues.list': () => ok({ packFolder: null, packVersion: null, catalogues: [] }),
      }),
    );
    expect(await useSettings.getState().importPack()).toBe(false);
    expect(useSettings.getState().failure?.code).toBe('archive/backup-disk-full');
  });
});
