import type { Command } from 'commander';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import type { WorkbenchOptions } from '../workbench/workbenchOptions.ts';
import { accredit } from './accredit.ts';
import type { AccreditationRequest } from './accreditationRequest.ts';
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

/** The options as they are typed: a flag without its value is `true`. */
type AccreditationOptions = Omit<AccreditationRequest, 'validation'> & {
  readonly validation?: string | true;
};

/** Adds the verb `accredit`. Called only outside production bundles: see the README of this folder. */
export function registerAccreditation({ verb, perform }: CommandLine): void {
  verb('accredit', 'esegue i casi di accreditamento e ne raccoglie le prove')
    .requiredOption(
      '--cases <ids>',
      'all, validation, regional, oppure identificativi separati da virgola',
    )
    .option('--document <file>', 'CDA2 di partenza; senza, quello che il programma porta con sé')
    .option('--validation [path]', 'chiama il servizio nazionale di validazione, senza pubblicare')
    .option('--client-certificate <file>', 'certificato A1 (PEM), al posto della carta')
    .option('--client-key <file>', 'la sua chiave privata (PEM)')
    .requiredOption('--out <folder>', 'cartella da scrivere')
    .action((options: AccreditationOptions, command: Command) => {
      const injector = createFaultInjector();
      const { validation, ...request } = options;
      const path = validation === true ? 'documents/validation' : validation;
      const asked = { ...request, ...(path === undefined ? {} : { validation: path }) };
      return perform(command, (bench) => accredit(bench, injector, asked), {
        transport: (transport) => injector.wrap(transport),
      });
    });
}
