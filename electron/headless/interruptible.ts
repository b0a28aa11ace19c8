/** Ctrl-C lets the call under way end and stops before the next one. */
export async function interruptible<Value>(
  action: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  process.once('SIGINT', stop);
  try {
    return await action(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
