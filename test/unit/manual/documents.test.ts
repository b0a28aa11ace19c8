import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');

const documents = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const headless = join(root, 'electron/headless');
const commandLine = [
  'commandLine.ts',
  ...readdirSync(headless).filter((name) => /^register[A-Z]/.test(name)),
  'accreditation/registerAccreditation.ts',
]
  .map((name) => readFileSync(join(headless, name), 'utf8'))
  .join('\n');

const text = (path: string): string => readFileSync(join(root, path), 'utf8');

describe.each(documents)('%s', (path) => {
  it('has no dead link', () => {
    const targets = [...text(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const dead = targets
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .map((target) => target.split('#')[0] ?? '')
      .filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(dead).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [...text(path).matchAll(/npm run (?:-s )?([a-z][a-z-]*)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names verbs of the command line that exist', () => {
    const named = [...text(path).matchAll(/(?:npm run -s cli --|sintesi cli) ([a-z][a-z-]*)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !commandLine.includes(`'${name}'`))).toEqual([]);
  });
});

describe('the documents', () => {
  it('hold the three guides of the manual, with the chapters a doctor looks for', () => {
    const doctor = text('assets/manual/medico.md');
    for (const chapter of [
      'Installare',
      'Primo avvio',
      'La carta',
      'Il certificato Sogei',
      'Pubblicare',
      'Sostituire, correggere, annullare',
      'La coda',
      'La storia',
      'Copie di sicurezza',
      'Se qualcosa non va',
    ]) {
      expect(doctor).toContain(`## ${chapter}`);
    }
    for (const guide of ['software-house', 'accreditamento']) {
      expect(existsSync(join(root, `assets/manual/${guide}.md`))).toBe(true);
    }
  });
});
