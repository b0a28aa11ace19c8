import type { SalvageReport } from '../../shared/archive/salvageReport.ts';
import type { AppError, AppErrorCode } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Settings } from './settings.ts';

/**
 * What a person may do about a desk that does not open. None of them destroys a byte.
 * - `retry`: the obstacle may be gone.
 * - `recovery-code`: the printed code gives the key back and a new passphrase is chosen.
 * - `restore`: a verified backup takes the place of the archive, which is kept aside.
 * - `salvage`: every row that still reads goes into a new archive; the damaged one is kept aside.
 * - `set-aside-settings`: the settings file is kept under another name and the first run begins.
 */
export type WayOut = 'retry' | 'recovery-code' | 'restore' | 'salvage' | 'set-aside-settings';

/** In which state a window starts. */
export type Standing =
  /** No settings or no archive yet, or a first run that was interrupted. */
  | { readonly kind: 'first-run' }
  /** The archive is closed and its key is nowhere in memory. */
  | {
      readonly kind: 'locked';
      readonly doctor: { readonly family: string; readonly given: string };
      readonly environment: Settings['environment']['name'];
    }
  | {
      readonly kind: 'recovery';
      readonly cause: AppError;
      readonly ways: readonly WayOut[];
      /** Names of the backups at hand, newest first. */
      readonly backups: readonly string[];
    }
  /** A damaged archive was salvaged; the new one opens once the person has read what is in it and what is lost. */
  | { readonly kind: 'salvaged'; readonly report: SalvageReport }
  | { readonly kind: 'ready' };

/** What the standing follows from. */
export interface StandingFacts {
  readonly settings: Result<Settings>;
  /** What lies in the archive's folder; an error where a key should be and is not, or is damaged. */
  readonly archive: Result<'nothing' | 'sealed'>;
  readonly isUnlocked: boolean;
  /** Why the archive did not open with its key. */
  readonly failure: AppError | null;
  /** What a salvage found, until the archive it made is opened. */
  readonly salvaged: SalvageReport | null;
  readonly isSetupOpen: boolean;
  readonly backups: readonly string[];
}

/** Damage that a backup repairs. */
const damage: readonly AppErrorCode[] = [
  'archive/corrupt',
  'archive/truncated',
  'archive/database-missing',
  'archive/not-encrypted',
  'archive/row-unreadable',
];

/** Damage of pages or of the end: the other rows still read. */
const partialDamage: readonly AppErrorCode[] = ['archive/corrupt', 'archive/truncated'];

/** Failures of the key file, which the printed code repairs. */
const lostKey: readonly AppErrorCode[] = ['archive/key-missing', 'archive/key-file-unreadable'];

/** The ways out of a failed start, the most likely first. */
export function waysOut(cause: AppErrorCode, backups: readonly string[]): readonly WayOut[] {
  if (cause === 'workspace/settings-invalid') return ['retry', 'set-aside-settings'];
  if (lostKey.includes(cause)) return ['recovery-code', 'retry'];
  if (cause === 'archive/wrong-key') {
    return backups.length === 0 ? ['retry'] : ['retry', 'restore'];
  }
  if (damage.includes(cause)) {
    return [
      ...(backups.length === 0 ? [] : (['restore'] as const)),
      ...(partialDamage.includes(cause) ? (['salvage'] as const) : []),
      'retry',
    ];
  }
  return ['retry'];
}

/** In which state the window starts. */
export function standingOf(facts: StandingFacts): Standing {
  const { settings, archive, failure, backups } = facts;
  const recovery = (cause: AppError): Standing => ({
    kind: 'recovery',
    cause,
    ways: waysOut(cause.code, backups),
    backups,
  });
  if (!settings.ok) {
    const isFirst = settings.error.code === 'workspace/settings-missing';
    return isFirst ? { kind: 'first-run' } : recovery(settings.error);
  }
  if (facts.salvaged !== null) return { kind: 'salvaged', report: facts.salvaged };
  if (failure !== null) return recovery(failure);
  if (!archive.ok) return recovery(archive.error);
  if (archive.value === 'nothing') return { kind: 'first-run' };
  if (!facts.isUnlocked) {
    const { family, given } = settings.value.profile;
    const { name } = settings.value.environment;
    return { kind: 'locked', doctor: { family, given }, environment: name };
  }
  return { kind: facts.isSetupOpen ? 'first-run' : 'ready' };
}
