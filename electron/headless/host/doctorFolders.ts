import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { DoctorOfComputer } from '../../../shared/ipc/standingViews.ts';
import { fileCause, readJsonFile, writeJsonFile } from '../jsonFile.ts';
import { readWrittenSettings } from '../readSettings.ts';
import { createSetupNotesFile } from '../setupNotesFile.ts';

/** The doctor whose working folder is the one the program was started with. */
export const FIRST_DOCTOR = 'primo';

/** Where the working folders of the others lie, inside the first one's. */
const OTHERS = 'medici';

const otherName = /^medico-(\d{1,3})$/;

const lastSchema = z.strictObject({ doctor: z.string() });

/**
 * The doctors of this computer. Each has a whole working folder of his own: settings, archive with its key, notes of
 * the first run. The first one's is the root, where a single doctor has always had it, and nothing is moved; the others
 * lie under `medici/`. Who they are is read from their settings, which every archive has beside it already: there is no
 * second list that could disagree. Only who worked last is noted.
 */
export interface DoctorFolders {
  /** Who has begun to use this computer, the first one first. */
  list(): Promise<readonly DoctorOfComputer[]>;
  /** The working folder of a doctor; `workspace/doctor-unknown` where there is none of that name. */
  folderOf(doctor: string): Promise<Result<string>>;
  /** Makes room for another doctor, or answers the room nobody has begun to use. */
  add(): Promise<Result<string>>;
  /** Who worked here last; the first one where that is not known any more. */
  last(): Promise<string>;
  /** Notes who works here now: a note that cannot be written costs a choice at the next start. */
  note(doctor: string): Promise<void>;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** The doctors under a root. */
export function createDoctorFolders(root: string): DoctorFolders {
  const lastFile = join(root, OTHERS, 'ultimo.json');
  const pathOf = (doctor: string): string =>
    doctor === FIRST_DOCTOR ? root : join(root, OTHERS, doctor);

  async function others(): Promise<readonly string[]> {
    const names = await readdir(join(root, OTHERS)).catch(() => []);
    const numbered = names.flatMap((name) => {
      const number = otherName.exec(name)?.[1];
      return number === undefined ? [] : [{ name, number: Number(number) }];
    });
    return numbered.toSorted((a, b) => a.number - b.number).map(({ name }) => name);
  }

  /** What is known of who uses a folder; null where nobody has begun to. */
  async function user(doctor: string): Promise<DoctorOfComputer | null> {
    const folder = pathOf(doctor);
    const settings = await readWrittenSettings(folder);
    if (settings.ok) {
      const { family, given } = settings.value.profile;
      return { doctor, family, given };
    }
    if (settings.error.code !== 'workspace/settings-missing') {
      return { doctor, family: '', given: '' };
    }
    const begun = (await createSetupNotesFile(folder).read())?.doctor ?? null;
    if (begun !== null) return { doctor, family: begun.family, given: begun.given };
    // Settings that were put aside: the archive is somebody's all the same.
    return (await isFolder(join(folder, 'archive'))) ? { doctor, family: '', given: '' } : null;
  }

  async function list(): Promise<readonly DoctorOfComputer[]> {
    const users = await Promise.all([FIRST_DOCTOR, ...(await others())].map(user));
    return users.filter((each) => each !== null);
  }

  async function folderOf(doctor: string): Promise<Result<string>> {
    const folder = pathOf(doctor);
    const isName = doctor === FIRST_DOCTOR || otherName.test(doctor);
    const isThere = isName && (await isFolder(folder));
    // The first one's folder is made by who writes in it first.
    return isThere || doctor === FIRST_DOCTOR
      ? ok(folder)
      : fail(appError('workspace/doctor-unknown', {}));
  }

  return {
    list,
    folderOf,
    add: async () => {
      const taken = new Set((await list()).map(({ doctor }) => doctor));
      let number = 2;
      while (taken.has(`medico-${String(number)}`)) number += 1;
      const doctor = `medico-${String(number)}`;
      try {
        await mkdir(pathOf(doctor), { recursive: true, mode: 0o700 });
        return ok(doctor);
      } catch (error: unknown) {
        const file = pathOf(doctor);
        return fail(appError('workspace/file-unwritable', { file, cause: fileCause(error) }));
      }
    },
    last: async () => {
      const noted = lastSchema.safeParse(await readJsonFile(lastFile));
      if (!noted.success) return FIRST_DOCTOR;
      const folder = await folderOf(noted.data.doctor);
      return folder.ok ? noted.data.doctor : FIRST_DOCTOR;
    },
    note: async (doctor) => {
      await writeJsonFile(lastFile, { doctor } satisfies z.infer<typeof lastSchema>);
    },
  };
}
