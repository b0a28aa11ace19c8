import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './electronBinary.ts';
import { assembleApplication, hostTarget } from './packaging/applicationFolder.ts';

/*
 * `npm start`: the desktop program where Electron's binary is there, else, saying so, the loopback host with the same
 * window. `--demo` serves a desk made of test parts, always to the browser.
 */

const root = join(import.meta.dirname, '..');
const application = join(root, 'dist', 'app');
const args = process.argv.slice(2);
const isDemo = args.includes('--demo');

interface Start {
  readonly program: string;
  readonly args: readonly string[];
}

async function chosen(): Promise<Start> {
  const binary = electronBinary();
  const target = hostTarget();
  if (binary !== null && target !== null && !isDemo) {
    await assembleApplication(application, target);
    console.error('sintesi: si apre il programma, con Electron.');
    return { program: binary, args: [application, ...args] };
  }
  const because = isDemo
    ? 'la dimostrazione usa parti di prova'
    : 'il programma Electron non è presente su questa macchina';
  console.error(`sintesi: ${because}; la finestra si apre nel browser, con lo stesso contratto.`);
  const script = isDemo ? 'test/demo/demoWindow.ts' : 'electron/headless/host.ts';
  return {
    program: process.execPath,
    args: [join(root, script), ...args.filter((each) => each !== '--demo')],
  };
}

const start = await chosen();
const child = spawn(start.program, [...start.args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
