import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import { programRoot } from '../process/programFiles.ts';

const headSchema = z.strictObject({
  title: z.string().min(1),
  order: z.number(),
  words: z.array(z.string()),
  errors: z.array(z.string()),
});

/** A page of the help from its file; throws on one that is not written as the folder's README says. */
function readPage(file: string, text: string) {
  const [, head = '', ...rest] = text.split(/^---$/m);
  return {
    slug: file.replace(/\.md$/, ''),
    ...headSchema.parse(parse(head)),
    markdown: rest.join('---').trim(),
  };
}

/** The parts of the manual a doctor, or who helps one, reads in the program; the rest is for other readers. */
const manuals = ['medico', 'software-house'];

/** A part of the manual as a page of the help: its heading is the title, its chapters are the page's. */
async function readManual(name: string) {
  const text = await readFile(new URL(`assets/manual/${name}.md`, programRoot), 'utf8');
  const [, title = name, markdown = ''] = /^# (.*)\n([^]*)$/.exec(text) ?? [];
  return { slug: `manuale-${name}`, title, words: ['manuale'], errors: [], markdown };
}

/** The help pages, the manual after them, and the pictures. They are the program's own files: one that is broken is a defect. */
export async function readHelp(): Promise<ContractResponse['help.read']> {
  const folder = new URL('assets/help/', programRoot);
  const names = await readdir(folder);
  const text = (name: string) => readFile(new URL(name, folder), 'utf8');
  const files = names.filter((name) => name.endsWith('.md') && name !== 'README.md');
  const pages = await Promise.all(files.map(async (name) => readPage(name, await text(name))));
  const pictures = await Promise.all(
    names
      .filter((name) => name.endsWith('.svg'))
      .map(async (name) => [name, await text(name)] as const),
  );
  const ordered = pages.toSorted((one, other) => one.order - other.order);
  return {
    pages: [
      ...ordered.map(({ order: _, ...page }) => page),
      ...(await Promise.all(manuals.map(readManual))),
    ],
    pictures: Object.fromEntries(pictures),
  };
}
