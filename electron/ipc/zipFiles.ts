import { zipSync } from 'fflate';
import type { ExportedFile } from '../domain/records/patientExport.ts';

/** The files of an export in one zip, not encrypted: it is for the patient. */
export function zipFiles(files: readonly ExportedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
}
