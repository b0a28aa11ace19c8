import type { BoundContract } from '../ipc/bindContract.ts';

/** The contract with a count of what it is answering, so that closing can wait for a draft being written. */
export interface CountedContract {
  readonly contract: BoundContract;
  readonly underWay: () => number;
  /** Resolves when nothing is being answered. */
  readonly settled: () => Promise<void>;
}

/** Counts the requests being answered. */
export function countRequests(contract: BoundContract): CountedContract {
  const open = new Set<Promise<unknown>>();
  return {
    underWay: () => open.size,
    settled: async () => {
      while (open.size > 0) await Promise.allSettled([...open]);
    },
    contract: async (verb, request) => {
      const answer = contract(verb, request);
      open.add(answer);
      try {
        return await answer;
      } finally {
        open.delete(answer);
      }
    },
  };
}
