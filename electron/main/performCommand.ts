import { runCommandLine } from '../headless/commandLine.ts';
import type { ShellMeans } from '../headless/globalOptions.ts';

/** The word after which the arguments of the installed program are a command: `sintesi cli check FILE`. */
const COMMAND_WORD = 'cli';

/** The command among the program's arguments, without the program and the word; null for an ordinary start. */
export function commandOf(args: readonly string[]): readonly string[] | null {
  return args[0] === COMMAND_WORD ? args.slice(1) : null;
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

/**
 * Runs a command inside the installed program, without a window, and answers its exit status once everything it wrote
 * has left: on Windows what is written to another program's pipe is still on its way when the write returns.
 */
export async function performCommand(args: readonly string[], means: ShellMeans): Promise<number> {
  const status = await runCommandLine(args, means);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  return status;
}
