import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * `npm start`: the desktop program where its binary and its entry are there, else, saying so, the loopback host
 * with the same window. `--demo` serves a desk made of test parts.
 */
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const isDemo = args.includes('--demo');

function hasElectron(): boolean {
  try {
    createRequire(import.meta.url).resolve('electron');
    return true;
  } catch {
    return false;
  }
}

const because = hasElectron()
  ? 'la finestra di Electron non è ancora composta'
  : 'il programma Electron non è presente su questa macchina';
console.error(`sintesi: ${because}; la finestra si apre nel browser, con lo stesso contratto.`);
const script = isDemo ? 'test/demo/demoWindow.ts' : 'electron/headless/host.ts';
const child = spawn(
  process.execPath,
  [join(root, script), ...args.filter((each) => each !== '--demo')],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
