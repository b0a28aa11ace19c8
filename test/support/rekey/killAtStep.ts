import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program (`--import`): kills it with SIGKILL right before its n-th call that changes the disk, n being
 * `KILL_AT`, from 0.
 */
const changing = [
  'appendFileSync',
  'fsyncSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'utimesSync',
  'writeSync',
] as const;

let left = Number(process.env['KILL_AT']);

for (const name of changing) {
  const original: (...given: never[]) => unknown = fs[name];
  Reflect.set(fs, name, (...given: never[]): unknown => {
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    return original(...given);
  });
}
syncBuiltinESMExports();
