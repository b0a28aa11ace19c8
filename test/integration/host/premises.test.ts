import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPremises,
  type OpenPremises,
} from '../../../electron/headless/host/createPremises.ts';
import { recoverArchiveKey, unwrapArchiveKey } from '../../../electron/store/archiveKey.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { damageTable, leaveUncleanExit } from '../../support/damagedArchive.ts';
import { onlyDoctor } from '../../support/onlyDoctor.ts';
import { createPinDesk } from '../../../electron/ipc/pinDesk.ts';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';

const passphrase = 'parole lunghe da ricordare';

const settings: SettingsInput = {
  profile: {
    codiceFiscale: 'MNZLSN99E05F205J',
    family: 'MANZONI',
    given: 'ALESSANDRO',
    azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
    repository: '201',
    application: { id: 'SINTESI', vendor: 'Sintesi', version: '0.1.0', identifierToken: 'SINTESI' },
  },
  environment: {
    name: 'test',
    baseUrl: 'https://nodo.invalid/v1',
    audience: 'https://nodo.invalid/v1',
  },
  card: { module: '/nessuna/libreria.so' },
};

let home: string;
let open: OpenPremises | null;
const told: StandingView[] = [];

async function enter(): Promise<OpenPremises> {
  const emit = (event: string, data: unknown): void => {
    if (event === 'app.standing') told.push(data as StandingView);
  };
  open = await createPremises({
    workbench: { home, officialPack: null, cardModule: null },
    doctors: onlyDoctor,
    pins: createPinDesk(emit, () => 'question'),
    emit,
    binder: {
      correlationId: () => 'defect',
      onDefect: ({ thrown }) => {
        throw thrown;
      },
    },
  });
  return open;
}

async function leave(): Promise<void> {
  await open?.leave();
  open = null;
}

const archive = () => join(home, 'archive', 'test');

/** Every file of the archive's folder by its digest. */
async function bytes(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(archive(), { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const digests = await Promise.all(
    files.sort().map(async (file) => {
      const digest = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return [file.slice(home.length), digest] as const;
    }),
  );
  return Object.fromEntries(digests);
}

/** What the trail of the closed archive records. */
async function deeds(phrase = passphrase): Promise<readonly unknown[]> {
  const key = await unwrapArchiveKey(archive(), phrase);
  if (!key.ok) throw new Error(key.error.code);
  const database = openForReading(join(archive(), 'archive.db'), key.value);
  const actions = database.prepare('SELECT action FROM audit_trail').pluck().all();
  database.close();
  return actions;
}

const kindOf = async (premises: OpenPremises) => (await premises.standing()).state.kind;

async function causeOf(premises: OpenPremises): Promise<string> {
  const { state } = await premises.standing();
  return state.kind === 'recovery' ? state.cause.code : state.kind;
}

/** An archive with one clean close, hence one backup; answers its recovery code. */
async function furnish(): Promise<string> {
  await writeFile(join(home, 'settings.json'), JSON.stringify(settings));
  const premises = await enter();
  const created = await premises.createArchive(passphrase);
  await leave();
  if (!created.ok) throw new Error(created.error.code);
  return created.value;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sintesi-premises-'));
  told.length = 0;
});
afterEach(async () => {
  await leave();
  await rm(home, { recursive: true, force: true });
});

describe('the premises', () => {
  it('begin with the first run in an empty folder, and make nothing by themselves', async () => {
    const premises = await enter();
    expect(await kindOf(premises)).toBe('first-run');
    expect(await readdir(home)).toEqual([]);
  });

  it('are locked until the passphrase is right, and locked again at once', async () => {
    await furnish();
    const premises = await enter();
    expect(await kindOf(premises)).toBe('locked');
    const queue = { since: '2026-01-01T00:00:00Z' };
    expect(await premises.contract('queue.list', queue)).toMatchObject({
      error: { code: 'workspace/locked' },
    });
    expect(await premises.unlock('un’altra frase segreta')).toMatchObject({
      error: { code: 'archive/wrong-passphrase' },
    });
    expect(await kindOf(premises)).toBe('locked');
    expect(await premises.unlock(passphrase)).toMatchObject({
      value: { state: { kind: 'ready' } },
    });
    expect(await premises.contract('queue.list', queue)).toMatchObject({ ok: true });
    await premises.lock();
    expect(told.at(-1)?.state.kind).toBe('locked');
    expect(await premises.contract('queue.list', queue)).toMatchObject({
      error: { code: 'workspace/locked' },
    });
    expect(await premises.keeper()).toMatchObject({ error: { code: 'workspace/locked' } });
  });

  it('keep environments apart: another one has no archive yet', async () => {
    await furnish();
    const production = {
      ...settings,
      environment: { ...settings.environment, name: 'production' },
    };
    await writeFile(join(home, 'settings.json'), JSON.stringify(production));
    expect(await kindOf(await enter())).toBe('first-run');
  });

  it('name what is wrong with settings, and put them aside only when asked', async () => {
    const broken = JSON.stringify({ ...settings, unknown: true });
    await writeFile(join(home, 'settings.json'), broken);
    const premises = await enter();
    expect(await causeOf(premises)).toBe('workspace/settings-invalid');
    expect(await premises.setAsideSettings()).toMatchObject({
      value: { state: { kind: 'first-run' } },
    });
    const [aside] = await readdir(home);
    expect(await readFile(join(home, aside ?? ''), 'utf8')).toBe(broken);
  });

  const damages: Readonly<Record<string, () => Promise<void>>> = {
    'archive/key-missing': () => rm(join(archive(), 'archive.key.json')),
    'archive/key-file-unreadable': () =>
      writeFile(join(archive(), 'archive.key.json'), '{"format":'),
    'archive/truncated': () => truncate(join(archive(), 'archive.db'), 5000),
    'archive/database-missing': () => rm(join(archive(), 'archive.db')),
    'archive/corrupt': async () => {
      const file = join(archive(), 'archive.db');
      const content = await readFile(file);
      for (let at = 8192 + 100; at < content.length; at += 4096)
        content[at] = (content[at] ?? 0) ^ 255;
      await writeFile(file, content);
    },
  };

  it.each(Object.keys(damages))('say %s and keep every byte', async (code) => {
    await furnish();
    await damages[code]?.();
    const before = await bytes();
    const premises = await enter();
    await premises.unlock(passphrase);
    expect(await causeOf(premises)).toBe(code);
    await premises.retry();
    expect(await causeOf(premises)).toBe(code);
    await leave();
    // An empty log may appear; everything that was there must be as it was.
    expect(await bytes()).toMatchObject(before);
  });

  it.skipIf(process.getuid?.() === 0)(
    'say that the folder is read-only, and open when it no longer is',
    async () => {
      await furnish();
      await chmod(archive(), 0o500);
      const premises = await enter();
      await premises.unlock(passphrase);
      expect(await causeOf(premises)).toBe('archive/read-only');
      await chmod(archive(), 0o700);
      expect((await premises.retry()).state.kind).toBe('ready');
    },
  );

  it('give the key back to who has the printed code, under a new passphrase', async () => {
    const code = await furnish();
    await rm(join(archive(), 'archive.key.json'));
    const premises = await enter();
    const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
    expect(await premises.recover(wrong, 'una frase nuova e lunga')).toMatchObject({
      error: { code: 'archive/recovery-code-malformed', data: { group: 1 } },
    });
    expect(await premises.recover(code, 'una frase nuova e lunga')).toMatchObject({
      value: { state: { kind: 'ready' } },
    });
    await premises.lock();
    expect(await premises.unlock('una frase nuova e lunga')).toMatchObject({ ok: true });
  });

  it('restore a backup in the place of a damaged archive, which stays aside', async () => {
    await furnish();
    const file = join(archive(), 'archive.db');
    await truncate(file, 5000);
    const premises = await enter();
    await premises.unlock(passphrase);
    const { state } = await premises.standing();
    const [backup = ''] = state.kind === 'recovery' ? state.backups : [];
    expect(await premises.restore('../archive.db')).toMatchObject({
      error: { code: 'archive/backup-unknown' },
    });
    expect(await premises.restore(backup)).toMatchObject({ value: { state: { kind: 'ready' } } });
    const names = await readdir(archive());
    expect(names.some((name) => name.startsWith('archive.db.aside-'))).toBe(true);
    await leave();
    expect(await deeds()).toContain('archive-restored');
  });

  it('salvage a damaged archive, tell what was saved until told to open, and record it', async () => {
    await furnish();
    const before = await enter();
    await before.unlock(passphrase);
    const patient = { family: 'ROSSI', given: 'MARIO', birthDate: '1980-01-01', gender: 'M' };
    const added = { ...patient, codiceFiscale: 'RSSMRA80A01H501U' };
    expect(await before.contract('patients.add', added)).toMatchObject({ ok: true });
    await leave();
    await rm(join(archive(), 'backups'), { recursive: true });
    const key = await unwrapArchiveKey(archive(), passphrase);
    if (!key.ok) throw new Error(key.error.code);
    damageTable(archive(), key.value, 'settings', 1);
    leaveUncleanExit(archive());
    const premises = await enter();
    await premises.unlock(passphrase);
    expect((await premises.standing()).state).toMatchObject({ ways: ['salvage', 'retry'] });
    const salvaged = await premises.salvage();
    expect(salvaged).toMatchObject({ value: { state: { report: { backup: null } } } });
    expect(await kindOf(premises)).toBe('salvaged');
    expect((await premises.retry()).state.kind).toBe('ready');
    expect(await premises.salvage()).toMatchObject({
      error: { code: 'workspace/not-locked-out' },
    });
    await leave();
    expect(await deeds()).toContain('archive-salvaged');
  });
});

describe('the key of the archive', () => {
  it('is changed with everything open: only the new code on paper makes it happen', async () => {
    const oldCode = await furnish();
    let premises = await enter();
    await premises.unlock(passphrase);
    const wanted = 'una frase che nessuno ha visto';
    expect(
      await premises.contract('backups.prepareRekey', { current: 'non è questa', wanted }),
    ).toMatchObject({ error: { code: 'archive/wrong-passphrase' } });
    const prepared = await premises.contract('backups.prepareRekey', {
      current: passphrase,
      wanted,
    });
    const { recoveryCode } = (prepared as { value: { recoveryCode: string } }).value;
    expect(await premises.contract('backups.rekey', { recoveryCode: oldCode })).toMatchObject({
      error: { code: 'archive/rekey-code-different' },
    });
    expect(await premises.contract('backups.rekey', { recoveryCode })).toMatchObject({ ok: true });
    expect(await kindOf(premises)).toBe('ready');
    expect(await premises.contract('backups.list', {})).toMatchObject({
      value: { former: { count: 1 } },
    });
    expect(await premises.contract('backups.removeFormer', {})).toMatchObject({
      value: { former: { count: 0 } },
    });
    await leave();

    premises = await enter();
    expect(await premises.unlock(passphrase)).toMatchObject({
      error: { code: 'archive/wrong-passphrase' },
    });
    expect(await premises.unlock(wanted)).toMatchObject({ value: { state: { kind: 'ready' } } });
    await leave();
    expect(await deeds(wanted)).toContain('former-copies-removed');
  });
});

describe('the recovery code', () => {
  it('of before holds until the new one is typed again from its paper', async () => {
    const oldCode = await furnish();
    let premises = await enter();
    await premises.unlock(passphrase);
    expect(await premises.contract('backups.confirmCode', { recoveryCode: oldCode })).toMatchObject(
      { error: { code: 'archive/new-code-not-prepared' } },
    );
    const prepared = await premises.contract('backups.prepareCode', { passphrase });
    const { recoveryCode } = (prepared as { value: { recoveryCode: string } }).value;
    expect(await premises.contract('backups.confirmCode', { recoveryCode: oldCode })).toMatchObject(
      { error: { code: 'archive/new-code-different' } },
    );
    await leave();
    expect(await recoverArchiveKey(archive(), oldCode)).toMatchObject({ ok: true });
    expect(await deeds()).not.toContain('recovery-code-renewed');

    premises = await enter();
    await premises.unlock(passphrase);
    expect(await premises.contract('backups.confirmCode', { recoveryCode })).toMatchObject({
      ok: true,
    });
    await leave();
    expect(await deeds()).toContain('recovery-code-renewed');
    expect(await recoverArchiveKey(archive(), oldCode)).toMatchObject({
      error: { code: 'archive/wrong-recovery-code' },
    });
    expect(await recoverArchiveKey(archive(), recoveryCode)).toMatchObject({ ok: true });
  });
});

describe('the copies on another disk', () => {
  let stick: string;
  beforeEach(async () => {
    stick = await mkdtemp(join(tmpdir(), 'sintesi-stick-'));
  });
  afterEach(async () => {
    await rm(stick, { recursive: true, force: true });
  });

  it('are tried before the folder is chosen, and a folder that is not there is not made', async () => {
    await furnish();
    const premises = await enter();
    await premises.unlock(passphrase);
    const missing = join(stick, 'scollegata');
    expect(await premises.contract('backups.setFolder', { folder: missing })).toMatchObject({
      error: { code: 'archive/backup-folder-missing' },
    });
    expect(await readdir(stick)).toEqual([]);
    expect(await premises.contract('settings.read', {})).toMatchObject({
      value: { backupFolder: null },
    });
    expect(await premises.contract('backups.setFolder', { folder: stick })).toMatchObject({
      value: { backupFolder: stick },
    });
    expect(await premises.contract('backups.list', {})).toMatchObject({
      value: { standing: { elsewhere: { folder: stick, failure: null } } },
    });
    expect(await readdir(stick)).toHaveLength(1);
  });

  it('bring everything back on another computer with the recovery code alone', async () => {
    const recoveryCode = await furnish();
    let premises = await enter();
    await premises.unlock(passphrase);
    await premises.contract('backups.setFolder', { folder: stick });
    const patient = { codiceFiscale: 'RMSLSO31M04Z404R', family: 'Ramìs', given: 'Alessio' };
    const added = await premises.contract('patients.add', {
      ...patient,
      birthDate: '1931-08-04',
      gender: 'M',
    });
    expect(added).toMatchObject({ ok: true });
    expect(await premises.contract('backups.make', {})).toMatchObject({
      value: { standing: { failure: null, isWorking: false, elsewhere: { failure: null } } },
    });
    await leave();
    await rm(home, { recursive: true });

    premises = await enter();
    expect(await kindOf(premises)).toBe('first-run');
    expect(await premises.bring(stick)).toMatchObject({ value: { state: { kind: 'locked' } } });
    const recovered = await premises.recover(recoveryCode, 'un’altra frase da ricordare');
    expect(recovered).toMatchObject({
      value: { state: { kind: 'recovery', cause: { code: 'archive/database-missing' } } },
    });
    const { state } = await premises.standing();
    const [backup = ''] = state.kind === 'recovery' ? state.backups : [];
    expect(await premises.restore(backup)).toMatchObject({ value: { state: { kind: 'ready' } } });
    expect(JSON.stringify(await premises.contract('patients.list', {}))).toContain(
      patient.codiceFiscale,
    );
  });
});
