import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSoftwareCard, type SoftwareCard, type SoftwareCardRequest } from '../softwareCard.ts';
import { buildScriptedModule } from './scriptedModule.ts';

/** A software card whose module does what a script says. */
export interface ScriptedCard extends SoftwareCard {
  /** Replaces the script, from the next call of the module on; the lines are told in scriptedModule.c. */
  script(...lines: readonly string[]): void;
  /** The functions called since `forgetCalls`, in order. */
  calls(): readonly string[];
  forgetCalls(): void;
}

/** A software card behind the scripted module, with an empty script. */
export async function makeScriptedCard(request: SoftwareCardRequest): Promise<ScriptedCard> {
  const software = await makeSoftwareCard(request);
  const scriptFile = join(request.directory, 'script');
  const traceFile = join(request.directory, 'calls');
  const card: ScriptedCard = {
    modulePath: await buildScriptedModule(),
    environment: {
      ...software.environment,
      SCRIPTED_BASE: software.modulePath,
      SCRIPTED_SCRIPT: scriptFile,
    },
    pins: software.pins,
    script(...lines) {
      // In one step: the module reads it at each call, and must never find half a script.
      writeFileSync(`${scriptFile}.new`, [`trace ${traceFile}`, ...lines, ''].join('\n'));
      renameSync(`${scriptFile}.new`, scriptFile);
    },
    calls: () => readFileSync(traceFile, 'utf8').split('\n').slice(0, -1),
    forgetCalls() {
      writeFileSync(traceFile, '');
    },
  };
  rmSync(traceFile, { force: true });
  card.forgetCalls();
  card.script();
  return card;
}
