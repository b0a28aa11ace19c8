import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const files = globSync('**/*.tsx', { cwd: renderer });

interface SheetUse {
  readonly file: string;
  /** From the file, such as `./queue.module.css`. */
  readonly sheet: string;
  readonly names: readonly string[];
}

/** The style sheets a file uses, with the names it takes from each by text. */
function usesOf(file: string, source: string): readonly SheetUse[] {
  const imports = source.matchAll(/^import (\w+) from '(\.[^']*\.module\.css)';$/gm);
  return [...imports].map(([, local = '', sheet = '']) => ({
    file,
    sheet,
    names: [...source.matchAll(new RegExp(String.raw`\b${local}\['([\w-]+)'\]`, 'g'))].map(
      ([, name = '']) => name,
    ),
  }));
}

function missing({ file, sheet, names }: SheetUse): readonly string[] {
  const css = readFileSync(join(renderer, dirname(file), sheet), 'utf8');
  return names
    .filter((name) => !new RegExp(String.raw`\.${name}(?![\w-])`).test(css))
    .map((name) => `${file}: ${name} of ${sheet}`);
}

const uses = files.flatMap((file) => usesOf(file, readFileSync(join(renderer, file), 'utf8')));

describe('the style sheets of the window', () => {
  it('have every name that is taken from them: one that is not there leaves a thing without its looks', () => {
    expect(uses.length).toBeGreaterThan(40);
    expect(uses.flatMap(missing)).toEqual([]);
  });

  it('are used beside the files they were written for: what two places need is a component', () => {
    const away = uses.filter(({ sheet }) => /^\.\.\/\w+\//.test(sheet));
    expect(away.map(({ file, sheet }) => `${file}: ${sheet}`)).toEqual([]);
  });

  it('are noticed when a name is missing', () => {
    const [use] = usesOf(
      'components/Action.tsx',
      "import styles from './Action.module.css';\nstyles['nowhere']",
    );
    expect(use === undefined ? [] : missing(use)).toEqual([
      'components/Action.tsx: nowhere of ./Action.module.css',
    ]);
  });
});
