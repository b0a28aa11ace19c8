import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestDesk } from './testDesk.ts';

const entry = fileURLToPath(new URL('../../electron/headless/host.ts', import.meta.url));

/** The host in a process of its own, as `npm run host` starts it. */
export interface HostProcess {
  /** The address to open, good for one visit. */
  readonly url: string;
  /** Ends it as a power cut would: it has no time for anything. */
  readonly kill: () => Promise<void>;
  /** Ends it as a person does. */
  readonly stop: () => Promise<void>;
}

/** Starts the host over the working folder of a desk; the archive is locked. */
export async function startHostProcess(desk: TestDesk): Promise<HostProcess> {
  const child = spawn(process.execPath, [entry, '--home', desk.home], {
    env: { ...process.env, ...desk.card.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http://')) continue;
    return { url: line, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
  }
  throw new Error('the host ended before it told its address');
}
