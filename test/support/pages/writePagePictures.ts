import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeGrayPng } from './grayPng.ts';
import { pictureFile, sampleNames, samplePages } from './samplePages.ts';

// Run by hand when the page is meant to look otherwise, and look at every picture before it is committed.
const folder = new URL('.', pictureFile('any', 1));
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) rmSync(new URL(old, folder));
for (const name of sampleNames) {
  for (const [index, page] of (await samplePages(name)).entries()) {
    writeFileSync(pictureFile(name, index + 1), writeGrayPng(page));
  }
}
