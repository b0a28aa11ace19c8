import type { Command } from 'commander';
import type { VerbResult } from './verbResult.ts';
import type { Workbench } from './workbench.ts';

/** What the command line lends to those who add verbs to it. */
export interface Registration {
  readonly group: Command;
  readonly verb: (name: string, description: string, parent: Command) => Command;
  readonly perform: (
    command: Command,
    action: (bench: Workbench) => Promise<VerbResult>,
  ) => Promise<void>;
}
