import { askForFiles } from '../../api/askForFiles.ts';

/** Lets the person choose a document; null when none is chosen. */
export async function chooseFile(): Promise<File | null> {
  const [file = null] = await askForFiles(
    '.xml,.pdf,application/xml,text/xml,application/pdf',
    false,
  );
  return file;
}
