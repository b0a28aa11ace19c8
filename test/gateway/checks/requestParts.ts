import { problem } from '../answers/refusal.ts';
import { refuseIf, type Check } from './check.ts';

function missingPart(name: string) {
  return problem('/msg/generic-error', '', `Required part '${name}' is not present.`, {
    status: 400,
    workflow: 'never',
  });
}

const filePart: Check = {
  id: 'C-01',
  requires: "part 'file'",
  examine: async (call) => refuseIf((await call.file()) === null, missingPart('file')),
};

const bodyPart: Check = {
  id: 'C-02',
  requires: "part 'requestBody'",
  examine: async (call) => refuseIf((await call.bodyText()) === null, missingPart('requestBody')),
};

const uploadSize: Check = {
  id: 'C-03',
  requires: 'a file within the upload limit',
  examine: async (call) => {
    const size = (await call.file())?.bytes.length ?? 0;
    return refuseIf(
      size > call.settings.maximumUploadBytes,
      problem('/msg/generic-error', '', 'Maximum upload size exceeded', {
        status: 500,
        workflow: 'never',
      }),
    );
  },
};

/** Checks on the parts of the form. */
export const requestParts: readonly Check[] = [filePart, bodyPart, uploadSize];
