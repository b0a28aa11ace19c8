import Database from 'better-sqlite3-multiple-ciphers';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createArchiveKey } from '../../../electron/store/archiveKey.ts';
import { openForWriting } from '../../../electron/store/databaseConnection.ts';
import { damageDesk, deskArchive, deskKey } from '../../support/damagedArchive.ts';
import { deskPassphrase } from '../../support/deskBench.ts';
import { fillDeskWithPatients } from '../../support/patientFixtures.ts';
import { openWindowRig, type WindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** A way in which an archive does not open: makes it so, and answers what takes it back besides the files. */
interface StartUpCase {
  readonly name: string;
  readonly spoil: (home: string) => Promise<() => void>;
}

/** A change of files, which putting the files back undoes. */
function files(change: (home: string) => Promise<void>): StartUpCase['spoil'] {
  return async (home) => {
    await change(home);
    return () => undefined;
  };
}

const database = (home: string): string => join(deskArchive(home), 'archive.db');
const keyFile = (home: string): string => join(deskArchive(home), 'archive.key.json');

/** A small file system in the place of the archive's folder, with what was there; throws where mounting is not allowed. */
async function onSmallDisk(home: string): Promise<() => void> {
  const directory = deskArchive(home);
  const kept = join(home, 'kept');
  await cp(directory, kept, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', directory], { stdio: 'ignore' });
  await cp(kept, directory, { recursive: true });
  await rm(kept, { recursive: true });
  return () => {
    execFileSync('umount', ['-l', directory]);
  };
}

/** The cases of reliability §5-§6. */
const cases: readonly StartUpCase[] = [
  { name: 'chiave-assente', spoil: files((home) => rm(keyFile(home))) },
  { name: 'chiave-rovinata', spoil: files((home) => writeFile(keyFile(home), '{"format":')) },
  {
    name: 'chiave-di-un-altro',
    spoil: files(async (home) => {
      const other = join(home, 'altro');
      await mkdir(other);
      await createArchiveKey(other, deskPassphrase);
      await cp(join(other, 'archive.key.json'), keyFile(home));
      await rm(other, { recursive: true });
    }),
  },
  {
    name: 'copie-rovinate',
    spoil: files(async (home) => {
      await damageDesk(home, 'patients');
      const backups = join(deskArchive(home), 'backups');
      for (const name of await readdir(backups)) {
        if (name.endsWith('.db')) await truncate(join(backups, name), 8192);
      }
    }),
  },
  { name: 'incompleto', spoil: files((home) => truncate(database(home), 5000)) },
  { name: 'file-mancante', spoil: files((home) => rm(database(home))) },
  {
    name: 'non-cifrato',
    spoil: files(async (home) => {
      await rm(database(home));
      new Database(database(home)).exec('CREATE TABLE documents (document_id TEXT)').close();
    }),
  },
  {
    name: 'piu-recente',
    spoil: files(async (home) => {
      const newer = openForWriting(database(home), await deskKey(home));
      newer.pragma('user_version = 9999');
      newer.close();
    }),
  },
  {
    name: 'in-uso',
    spoil: async (home) => {
      const other = openForWriting(database(home), await deskKey(home));
      // The lock is taken with the first statement and kept.
      other.exec('BEGIN IMMEDIATE; COMMIT');
      return () => {
        other.close();
      };
    },
  },
  {
    name: 'sola-lettura',
    spoil: async (home) => {
      const undo = await onSmallDisk(home);
      execFileSync('mount', ['-o', 'remount,ro', deskArchive(home)]);
      return undo;
    },
  },
  {
    name: 'disco-pieno',
    spoil: async (home) => {
      const undo = await onSmallDisk(home);
      await rm(join(deskArchive(home), 'archive.keycheck'));
      await writeFile(join(deskArchive(home), 'zavorra'), new Uint8Array(8 << 20)).catch(
        () => undefined,
      );
      return undo;
    },
  },
];

/** Types the passphrase where it is asked for: some cases are seen before it. */
async function unlockIfAsked(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const field = page.getByLabel('Frase segreta', { exact: true });
  if (!(await field.isVisible())) return;
  await field.fill(deskPassphrase);
  await page.keyboard.press('Enter');
}

async function shootCase(
  { page, desk }: WindowRig,
  { name, spoil }: StartUpCase,
  shoot: Photographer,
): Promise<void> {
  const sound = join(desk.home, '..', 'sound');
  await cp(desk.home, sound, { recursive: true });
  let undo = (): void => undefined;
  try {
    undo = await spoil(desk.home);
    await unlockIfAsked(page);
    await page.getByRole('region', { name: 'Che cosa puoi fare' }).waitFor();
    await page.getByText('la controllo').waitFor({ state: 'detached' });
    await shoot(page, `9-avvio-${name}`);
  } finally {
    undo();
    await rm(join(desk.home, 'archive'), { recursive: true });
    await cp(sound, desk.home, { recursive: true, force: true });
    await rm(sound, { recursive: true });
  }
  await page.getByRole('button', { name: 'Riprova' }).click();
  await page.getByRole('region', { name: 'Che cosa puoi fare' }).waitFor({ state: 'detached' });
  await lock(page);
}

/** From wherever a case left the window: locked by its command, or locked already. */
async function lock(page: Page): Promise<void> {
  const locked = page.getByRole('heading', { name: 'Sintesi è bloccato' });
  const open = page.getByRole('navigation', { name: 'Principale' });
  await locked.or(open).waitFor();
  if (await open.isVisible()) await page.keyboard.press('Alt+l');
  await locked.waitFor();
}

/** A damaged archive, its salvage and what that reports. */
async function shootSalvage({ page, desk }: WindowRig, shoot: Photographer): Promise<void> {
  await damageDesk(desk.home, 'patients');
  await unlockIfAsked(page);
  await page.getByText('intera', { exact: true }).waitFor();
  await shoot(page, '9-avvio-danneggiato');
  await page.getByRole('button', { name: 'Recupera riga per riga' }).click();
  await page.getByRole('button', { name: 'Apri l’archivio' }).waitFor();
  await shoot(page, '9-avvio-recuperato');
}

/** Settings that do not read are seen at the start alone. */
async function shootSettings(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig(
    {
      sample: 'own',
      start: 'locked',
      fill: async ({ home }) => {
        const file = join(home, 'settings.json');
        const settings = await readFile(file, 'utf8');
        await writeFile(file, settings.replace('"codiceFiscale"', '"codice"'));
      },
    },
    stillWindow,
  );
  await shoot(rig.page, '9-avvio-impostazioni').finally(rig.close);
}

/** Every way in which an archive does not open, as the window shows it, and the salvage of a damaged one. */
export async function recoveryScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig(
    {
      sample: 'own',
      start: 'locked',
      fill: ({ home }) => fillDeskWithPatients(home, 400, new Date()),
    },
    stillWindow,
  );
  try {
    for (const each of cases) await shootCase(rig, each, shoot);
    await shootSalvage(rig, shoot);
  } finally {
    await rig.close();
  }
  await shootSettings(shoot);
}
