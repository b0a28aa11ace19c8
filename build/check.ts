import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** One net of `npm test`: a name for the report and the program to run under this Node. */
interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const typescript = 'node_modules/typescript/bin/tsc';

const quick: readonly Step[] = [
  ...['shared', 'electron', 'renderer', 'test'].map((project) => ({
    name: `types of ${project}`,
    program: typescript,
    args: ['-p', project],
  })),
  {
    name: 'lint',
    program: 'node_modules/eslint/bin/eslint.js',
    args: ['--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0', '.'],
  },
  {
    name: 'format',
    program: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
];

const tests: Step = {
  name: 'tests',
  program: 'node_modules/vitest/vitest.mjs',
  args: ['run', ...process.argv.slice(2)],
};

function perform(step: Step, live: boolean): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, step.program), ...step.args], {
      cwd: root,
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output).toString());
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

async function performAll(steps: readonly Step[], lanes: number): Promise<boolean> {
  const waiting = [...steps];
  const results: boolean[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      results.push(await perform(step, false));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.every(Boolean);
}

mkdirSync(join(root, '.cache', 'tsc'), { recursive: true });
const nets = await performAll(quick, Math.min(2, availableParallelism()));
const tested = await perform(tests, true);
process.exitCode = nets && tested ? 0 : 1;
