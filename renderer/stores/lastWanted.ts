/**
 * One question at a time, and of all that were asked meanwhile only the last: `ask` answers what to do with its answer,
 * which is done only where nothing else is wanted by then. A row held down by the keyboard asks for hundreds.
 */
export function lastWanted<Key>(
  ask: (key: Key) => Promise<() => void>,
): (key: Key) => Promise<void> {
  let wanted: { readonly key: Key } | null = null;
  let running: Promise<void> | null = null;

  async function follow(): Promise<void> {
    while (wanted !== null) {
      const current: { readonly key: Key } = wanted;
      const take = await ask(current.key);
      if (wanted !== current) continue;
      wanted = null;
      take();
    }
    running = null;
  }

  return (key) => {
    wanted = { key };
    running ??= follow();
    return running;
  };
}
