import type { Archive } from '../../../electron/domain/ports/archive.ts';

/** Where the program dies: at its nth call of the archive, before or after the call has its effect. */
export interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/**
 * An archive whose user dies at a given call: the call never answers, and `died` resolves. What was written stays
 * written, as on a disk.
 */
export function mortalArchive(
  archive: Archive,
  death: Death | null,
): { readonly archive: Archive; readonly died: Promise<'died'> } {
  let calls = 0;
  let tell: (died: 'died') => void = () => undefined;
  const died = new Promise<'died'>((resolve) => {
    tell = resolve;
  });
  const mortal = new Proxy(archive, {
    get: (target, name) => {
      const operation: unknown = Reflect.get(target, name);
      if (typeof operation !== 'function') return operation;
      return async (...given: unknown[]): Promise<unknown> => {
        calls += 1;
        const isLast = death !== null && calls >= death.call;
        const answer: unknown =
          isLast && (calls > death.call || death.when === 'before')
            ? null
            : await Reflect.apply(operation, target, given);
        if (!isLast) return answer;
        tell('died');
        return new Promise(() => undefined);
      };
    },
  });
  return { archive: mortal, died };
}
