import { arch, release, type } from 'node:os';
import type { ProgramFacts } from '../domain/diagnosticsReport.ts';
import { ownVersion } from './ownVersion.ts';

/** What the program and the computer are. */
export function programFacts(): ProgramFacts {
  return {
    version: ownVersion(),
    system: `${type()} ${release()}`,
    architecture: arch(),
    runtime: `Node ${process.versions.node}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
