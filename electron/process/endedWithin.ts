/**
 * Waits for work to end, well or badly, and no longer than that many milliseconds; answers whether it ended. What is
 * late goes on by itself, and what becomes of it is nobody's concern any more.
 */
export async function endedWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}
