import type { Result } from '../../../shared/errors/result.ts';

/** A file as its folder lists it, unread. */
export interface ListedFile {
  /** The name alone, without the folder. */
  readonly name: string;
  readonly sizeBytes: number;
  /** UTC ISO instant of the last change. */
  readonly modifiedAt: string;
}

/** The folder in which the record program leaves its exports. It is only ever read: nothing is moved or deleted. */
export interface ExchangeFolder {
  readonly path: string;
  /** The files that may hold a profile; `exchange/folder-missing` or `exchange/folder-unreadable`. */
  list(): Promise<Result<readonly ListedFile[]>>;
  /** `exchange/file-unreadable` also when the file went away meanwhile. */
  read(name: string): Promise<Result<Uint8Array>>;
}
