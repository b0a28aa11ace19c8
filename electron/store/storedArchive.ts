import type { Archive } from '../domain/ports/archive.ts';

/** The archive as the store process runs it: the operations of the port, each at once and without a promise. */
export type StoredArchive = {
  readonly [Operation in Exclude<keyof Archive, 'close' | 'backUp' | 'isCheckOwed'>]: (
    ...given: Parameters<Archive[Operation]>
  ) => Awaited<ReturnType<Archive[Operation]>>;
};
