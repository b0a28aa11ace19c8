import type { Command } from 'commander';
import type { VerbResult } from './verbResult.ts';
import type { Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbench/workbenchOptions.ts';

/** What the command line lends to those who add verbs to it. */
export interface Registration {
  /** Where the verbs are added: the program, or one of its groups. */
  readonly group: Command;
  readonly verb: (name: string, description: string, parent: Command) => Command;
  readonly perform: (
    command: Command,
    action: (bench: Workbench) => Promise<VerbResult>,
    watch?: WorkbenchOptions['watch'],
  ) => Promise<void>;
}
