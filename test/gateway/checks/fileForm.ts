import { problem } from '../answers/refusal.ts';
import { refuseIf, type Check } from './check.ts';

const notEmpty: Check = {
  id: 'C-30',
  requires: 'a file that is not empty',
  examine: async (call) =>
    refuseIf(
      (await call.file())?.bytes.length === 0,
      problem('/msg/empty-file', '/empty-multipart-file', 'File vuoto'),
    ),
};

const isPdf: Check = {
  id: 'C-31',
  requires: 'a file that begins with %PDF',
  examine: async (call) => {
    const bytes = (await call.file())?.bytes;
    const begins =
      bytes === undefined || (bytes.length > 4 && bytes.toString('latin1', 0, 4) === '%PDF');
    return refuseIf(
      !begins,
      problem('/msg/document-type', '/multipart-file', 'Il documento non è pdf.'),
    );
  },
};

/** Checks on the file as such. */
export const fileForm: readonly Check[] = [notEmpty, isPdf];
