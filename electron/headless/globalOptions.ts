import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ok } from '../../shared/errors/result.ts';
import {
  handedPins,
  handedRekeySecrets,
  readHandedSecrets,
  terminalFilePassword,
  terminalPassphrase,
  terminalPins,
  terminalProxyPassword,
  terminalRekeySecrets,
} from './secretSources.ts';
import { Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbench/workbenchOptions.ts';

/** The options every verb takes. */
export interface GlobalOptions {
  readonly home?: string;
  readonly pack?: string;
  readonly module?: string;
  readonly json?: boolean;
  readonly secretsFromStdin?: boolean;
}

/** The working folder asked for, else the one `SINTESI_HOME` names, else `.sintesi` in the person's own folder. */
export function homeFolder(asked: string | undefined): string {
  return resolve(asked ?? process.env['SINTESI_HOME'] ?? join(homedir(), '.sintesi'));
}

/** What the program around the command line has instead of Node's own means. */
export type ShellMeans = Pick<WorkbenchOptions, 'host' | 'systemProxy'>;

/** The workbench of a command, with secrets from the terminal or from the calling program. */
export async function openWorkbench(
  options: GlobalOptions,
  means: ShellMeans = {},
  watch: WorkbenchOptions['watch'] = {},
): Promise<Workbench> {
  const parts = {
    ...means,
    watch,
    home: homeFolder(options.home),
    officialPack: options.pack ?? null,
    cardModule: options.module ?? null,
  };
  if (options.secretsFromStdin !== true) {
    return new Workbench({
      ...parts,
      pins: terminalPins,
      passphrase: terminalPassphrase,
      rekeySecrets: terminalRekeySecrets,
      filePassword: terminalFilePassword,
      proxyPassword: terminalProxyPassword,
    });
  }
  const handed = await readHandedSecrets(process.stdin);
  return new Workbench({
    ...parts,
    pins: handedPins(handed.pins),
    passphrase: () =>
      handed.passphrase === null ? terminalPassphrase() : Promise.resolve(ok(handed.passphrase)),
    rekeySecrets: handedRekeySecrets(handed),
    filePassword: () =>
      handed.filePassword === null
        ? terminalFilePassword()
        : Promise.resolve(ok(handed.filePassword)),
    proxyPassword: () =>
      handed.proxyPassword === null
        ? terminalProxyPassword()
        : Promise.resolve(ok(handed.proxyPassword)),
  });
}
