import { askForFiles } from '../../api/askForFiles.ts';

/** Lets the person choose files of another program; none where nothing was chosen. */
export function chooseFiles(): Promise<readonly File[]> {
  const accept = '.xml,.pdf,.json,application/xml,text/xml,application/pdf,application/json';
  return askForFiles(accept, true);
}
