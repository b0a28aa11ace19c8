import { Command, CommanderError } from 'commander';
import { openWorkbench, type GlobalOptions, type ShellMeans } from './globalOptions.ts';
import { speakItalian } from './italianUsage.ts';
import { registerArchiveCare } from './registerArchiveCare.ts';
import { registerCard } from './registerCard.ts';
import { registerDocuments } from './registerDocuments.ts';
import { registerHistory } from './registerHistory.ts';
import { registerIdentity } from './registerIdentity.ts';
import { registerJourney } from './registerJourney.ts';
import { registerRecords } from './registerRecords.ts';
import { registerTerminology } from './registerTerminology.ts';
import { writeResult, type VerbResult } from './verbResult.ts';
import type { Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbench/workbenchOptions.ts';

/** Wrong use of the command line, as opposed to a refusal or failure (exit status 1). */
const WRONG_USE = 2;

const output = {
  out: (line: string) => process.stdout.write(`${line}\n`),
  err: (line: string) => process.stderr.write(`${line}\n`),
};

/** The groups of verbs, with what they are about. */
const groups = [
  [
    'identity',
    'certificati Sogei con cui si firmano gli attestati delle chiamate',
    registerIdentity,
  ],
  ['terminology', 'elenchi di codici: importazione e ricerca', registerTerminology],
  ['archive', 'copie di sicurezza e recupero dell’archivio cifrato', registerArchiveCare],
  [
    'records',
    'conservazione, esportazione e cancellazione dei dati degli assistiti',
    registerRecords,
  ],
] as const;

function verb(name: string, description: string, parent: Command): Command {
  return parent
    .command(name)
    .description(description)
    .option('--home <folder>', 'cartella di lavoro (o SINTESI_HOME)')
    .option('--pack <path>', 'cartella o zip dei controlli ufficiali')
    .option('--module <library>', 'libreria PKCS#11 della carta')
    .option('--json', 'risponde con una riga JSON')
    .option('--secrets-from-stdin', 'legge PIN e frase segreta dallo standard input');
}

/** A verb with the group it belongs to, e.g. `identity import`; the program itself has no name here. */
function fullName(command: Command): string {
  if (command.parent === null) return '';
  const group = fullName(command.parent);
  return group === '' ? command.name() : `${group} ${command.name()}`;
}

async function makeProgram(
  means: ShellMeans,
  onStatus: (status: number) => void,
): Promise<Command> {
  const program = new Command('sintesi')
    .description(
      'Profilo Sanitario Sintetico: controllo, firma e invio al Fascicolo Sanitario Elettronico',
    )
    .exitOverride();

  /** Runs a verb over an open workbench, closes it whatever happens, and tells the exit status. */
  async function perform(
    command: Command,
    action: (bench: Workbench) => Promise<VerbResult>,
    watch: WorkbenchOptions['watch'] = {},
  ): Promise<void> {
    const options = command.opts<GlobalOptions>();
    const bench = await openWorkbench(options, means, watch);
    try {
      const result = await action(bench);
      if (!result.ok) {
        const { code } = result.error;
        bench.logger.log('operation-failed', { operation: fullName(command), code });
      }
      onStatus(writeResult(fullName(command), result, options.json === true, output));
    } finally {
      await bench.close();
    }
  }

  for (const register of [registerDocuments, registerJourney, registerHistory, registerCard]) {
    register({ group: program, verb, perform });
  }
  for (const [name, description, register] of groups) {
    register({ group: program.command(name).description(description), verb, perform });
  }
  // A bundle for doctors is built with NODE_ENV defined, which drops this import and the folder behind it.
  if (process.env['NODE_ENV'] !== 'production') {
    const { registerAccreditation } = await import('./accreditation/registerAccreditation.ts');
    registerAccreditation({ group: program, verb, perform });
  }
  speakItalian(program);
  return program;
}

/**
 * Runs one command and answers its exit status: 0 done, 1 refused or failed, 2 wrong use. `args` begin with the verb;
 * `means` are what the shell around it has instead of Node's own.
 */
export async function runCommandLine(
  args: readonly string[],
  means: ShellMeans = {},
): Promise<number> {
  let status = 0;
  const program = await makeProgram(means, (told) => {
    status = told;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error: unknown) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : WRONG_USE;
  }
}
