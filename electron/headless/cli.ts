import { runCommandLine } from './commandLine.ts';

/* The command line under Node. The installed program runs the same one: `sintesi cli ...`. */

process.exitCode = await runCommandLine(process.argv.slice(2));
