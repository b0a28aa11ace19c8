import { z } from 'zod';

const standing = z.object({ state: z.object({ kind: z.string() }) });

/** Knows whether what the window was told closes a desk that was open. */
export interface LockingWatch {
  /**
   * Whether this standing is the locked one after another: a window that opens on a locked desk, and is told so, shows
   * nothing that would have to go.
   */
  readonly closesDesk: (data: unknown) => boolean;
}

/** Begins with a window that has shown nothing. */
export function watchLocking(): LockingWatch {
  let hasShown = false;
  return {
    closesDesk: (data) => {
      const told = standing.safeParse(data);
      if (!told.success) return false;
      const isLocked = told.data.state.kind === 'locked';
      const closes = isLocked && hasShown;
      hasShown = !isLocked;
      return closes;
    },
  };
}
