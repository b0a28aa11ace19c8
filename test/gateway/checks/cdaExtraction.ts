import { problem, type Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import { refuseIf, type Check } from './check.ts';

const notFound: Refusal = problem(
  '/msg/cda-element',
  '/cda-extraction',
  'Errore in fase di estrazione del CDA.',
);

function extractionIn(id: string, mode: 'ATTACHMENT' | 'RESOURCE' | undefined): Check {
  return {
    id,
    requires: `a CDA where mode ${mode ?? 'absent'} looks for it`,
    examine: async (call: Call) => {
      const asked = (await call.body())?.mode;
      return refuseIf(asked === mode && (await call.cdaBytes()) === null, notFound);
    },
  };
}

const encoding: Check = {
  id: 'C-41',
  requires: 'a known character encoding',
  examine: async (call) =>
    refuseIf(
      (await call.cdaBytes()) !== null && (await call.cda()) === null,
      problem('/msg/generic-error', '', 'Errore generico', { status: 500 }),
    ),
};

/** Checks on finding the CDA inside the PDF. */
export const cdaExtraction: readonly Check[] = [
  extractionIn('C-38', 'ATTACHMENT'),
  extractionIn('C-39', 'RESOURCE'),
  extractionIn('C-40', undefined),
  encoding,
];
