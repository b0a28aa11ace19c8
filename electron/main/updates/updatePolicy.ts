import { type AppError, appError } from '../../../shared/errors/appError.ts';

/** A version of three numbers; ours have no other parts. */
export type Version = readonly [number, number, number];

/** Reads `1.2.3`; null for anything else, a pre-release included: those are not offered to doctors. */
export function readVersion(text: string): Version | null {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text);
  if (match === null) return null;
  const [, major, minor, patch] = match;
  return [Number(major), Number(minor), Number(patch)];
}

/** Whether one version comes after another. */
export function isNewer(offered: Version, current: Version): boolean {
  const index = offered.findIndex((part, at) => part !== current[at]);
  const [mine, theirs] = [current[index], offered[index]];
  return mine !== undefined && theirs !== undefined && theirs > mine;
}

/** Why an offered version is not taken; null when it is. */
export function refusalOf(offered: string, current: string): 'unreadable' | 'not-newer' | null {
  const [next, own] = [readVersion(offered), readVersion(current)];
  if (next === null || own === null) return 'unreadable';
  return isNewer(next, own) ? null : 'not-newer';
}

/** Whether a feed's address may be asked: https, nothing but host and folder. */
export function isFeedAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}

/** What must be so before a downloaded version replaces this one. */
export interface InstallFacts {
  readonly isDownloaded: boolean;
  /** The program is closing by the person's will, not by a crash or the system's shutdown. */
  readonly isClosing: boolean;
  /** Acts signed and not settled. */
  readonly waiting: number;
  /** Requests of the window still being answered: a draft may be among them. */
  readonly requestsUnderWay: number;
  /** Patients may be waiting: the program is perhaps needed again in a moment. */
  readonly isSurgeryTime: boolean;
  /** The person asked for it now, knows the hour, and has the program again right afterwards. */
  readonly isAskedFor: boolean;
}

/** Installed at closing, out of surgery hours, the queue empty and nothing still being written; otherwise next time. */
export function mayInstall(facts: InstallFacts): boolean {
  return (
    facts.isDownloaded &&
    facts.isClosing &&
    facts.waiting === 0 &&
    facts.requestsUnderWay === 0 &&
    (facts.isAskedFor || !facts.isSurgeryTime)
  );
}

/** Why a version cannot be installed although the person asks for it, most telling reason first; null when it can. */
export function refusalToInstallNow({
  isDownloaded,
  waiting,
  requestsUnderWay,
}: Pick<InstallFacts, 'isDownloaded' | 'waiting' | 'requestsUnderWay'>): AppError | null {
  if (!isDownloaded) return appError('update/none', {});
  if (waiting > 0) return appError('update/queue-waiting', { waiting });
  return requestsUnderWay > 0 ? appError('update/busy', {}) : null;
}
