import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ownerOnly = 0o600;

/** How much is kept and for how long (reliability §10 and §5.8). */
export interface RotationLimits {
  readonly files: number;
  readonly bytesPerFile: number;
  readonly days: number;
}

/** The limits of the program's log. */
export const logLimits: RotationLimits = { files: 10, bytesPerFile: 1_000_000, days: 30 };

/** A file that starts anew when it is full, keeping its predecessors up to a number and an age. */
export interface RotatingFile {
  /** Appends whole lines; throws what the file system throws. */
  append(text: string): void;
}

/** Opens `name.log` in a folder, with `name.1.log` (newest) to `name.N.log` behind it; all of mode 0600. */
export function openRotatingFile(
  directory: string,
  name: string,
  now: Date,
  limits: RotationLimits = logLimits,
): RotatingFile {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const fileOf = (age: number): string =>
    join(directory, age === 0 ? `${name}.log` : `${name}.${String(age)}.log`);
  removeOlderThan(limits, fileOf, now);
  let size = existsSync(fileOf(0)) ? statSync(fileOf(0)).size : 0;

  function rotate(): void {
    rmSync(fileOf(limits.files - 1), { force: true });
    for (let age = limits.files - 2; age >= 0; age -= 1) {
      if (existsSync(fileOf(age))) renameSync(fileOf(age), fileOf(age + 1));
    }
    size = 0;
  }

  return {
    append: (text) => {
      const bytes = Buffer.from(text, 'utf8');
      if (size > 0 && size + bytes.length > limits.bytesPerFile) rotate();
      appendFileSync(fileOf(0), bytes, { mode: ownerOnly });
      size += bytes.length;
    },
  };
}

function removeOlderThan(limits: RotationLimits, fileOf: (age: number) => string, now: Date): void {
  const oldest = now.getTime() - limits.days * 24 * 3600 * 1000;
  for (let age = 0; age < limits.files; age += 1) {
    const file = fileOf(age);
    if (existsSync(file) && statSync(file).mtimeMs < oldest) rmSync(file);
  }
}
