import type { Command } from 'commander';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench, WorkbenchOptions } from '../workbench.ts';
import { accredit, type AccreditationRequest } from './accredit.ts';
import { createFaultInjector } from './faultInjector.ts';

/** How the command line makes a verb and performs it, as this room needs it. */
export interface CommandLine {
  readonly verb: (name: string, description: string) => Command;
  readonly perform: (
    command: Command,
    action: (bench: Workbench) => Promise<VerbResult>,
    watch: NonNullable<WorkbenchOptions['watch']>,
  ) => Promise<void>;
}

/** Adds the verb `accredit`. Called only outside production bundles: see the README of this folder. */
export function registerAccreditation({ verb, perform }: CommandLine): void {
  verb('accredit', 'esegue i casi di accreditamento e ne raccoglie le prove')
    .requiredOption('--cases <ids>', 'all, regional, oppure identificativi separati da virgola')
    .option('--document <file>', 'CDA2 di partenza; senza, quello che il programma porta con sé')
    .requiredOption('--out <folder>', 'cartella da scrivere')
    .action((options: AccreditationRequest, command: Command) => {
      const injector = createFaultInjector();
      return perform(command, (bench) => accredit(bench, injector, options), {
        transport: (transport) => injector.wrap(transport),
      });
    });
}
