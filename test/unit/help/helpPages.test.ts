import { describe, expect, it } from 'vitest';
import { readHelp } from '../../../electron/headless/readHelp.ts';
import { findHelp, pageOfError } from '../../../renderer/features/help/findHelp.ts';
import { isAppErrorCode } from '../../../shared/errors/appError.ts';
import { errorCatalogue } from '../../../shared/errors/catalogue.ts';
import { exampleText } from '../../../shared/errors/exampleText.ts';

const { pages, pictures } = await readHelp();
const codes = Object.keys(errorCatalogue).filter(isAppErrorCode);

describe('the help', () => {
  it('has a page for every error code, and every beginning it names is of some code', () => {
    expect(codes.filter((code) => pageOfError(pages, code) === null)).toEqual([]);
    const idle = pages.flatMap(({ errors }) =>
      errors.filter((beginning) => !codes.some((code) => code.startsWith(beginning))),
    );
    expect(idle).toEqual([]);
  });

  it.each(codes)('tells what %s is without knowing its data', (code) => {
    const { happened, meaning, next } = exampleText(code);
    for (const part of [happened, meaning, next]) {
      expect(part).toMatch(/\S/);
      expect(part).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object/);
    }
  });

  it('leads a blocked PIN to its page and not to the one of readers', () => {
    expect(pageOfError(pages, 'card/pin-locked')?.slug).toBe('pin');
    expect(pageOfError(pages, 'card/no-reader')?.slug).toBe('lettore-e-carta');
    expect(pageOfError(pages, 'nowhere/at-all')).toBeNull();
  });

  it('has no link and no picture that leads nowhere', () => {
    const slugs = new Set(pages.map(({ slug }) => `${slug}.md`));
    const links = pages.flatMap(({ markdown }) =>
      [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to),
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((to) => !slugs.has(to) && pictures[to] === undefined)).toEqual([]);
  });

  it('holds the manual, whole, under its own titles', () => {
    const manual = pages.find(({ slug }) => slug === 'manuale-medico');
    expect(manual?.title).toBe('Sintesi, manuale per il medico');
    expect(manual?.markdown).toContain('## Primo avvio');
    expect(findHelp(pages, 'manuale').map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['manuale-medico', 'manuale-software-house']),
    );
  });

  it('finds by words without accents, the best page first', () => {
    expect(findHelp(pages, 'puk')[0]?.slug).toBe('pin');
    expect(findHelp(pages, 'codice recupero')[0]?.slug).toBe('copie');
    expect(findHelp(pages, 'piu scorciatoie zzz')).toEqual([]);
    expect(findHelp(pages, '')).toHaveLength(pages.length);
  });
});
