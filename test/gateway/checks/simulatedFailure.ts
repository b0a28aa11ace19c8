import { problem } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import type { Check } from './check.ts';

/** Prefixes of an identifier that ask the accreditation environment for a failure (C-32). */
const prefixes = [
  'SKIP_VALIDATION',
  'CRASH_TIMEOUT',
  'CRASH_WF_EDS',
  'CRASH_INI',
  'CRASH_EDS',
] as const;

/** A failure somebody asks for. */
type Simulation = (typeof prefixes)[number];

async function asked(call: Call): Promise<{ kind: Simulation; hasSuffix: boolean } | null> {
  if (!call.settings.simulatesFailures) return null;
  const id = (await call.body())?.identificativoDoc ?? '';
  const kind = prefixes.find((prefix) => id.startsWith(prefix));
  return kind === undefined ? null : { kind, hasSuffix: id.length > kind.length };
}

/** The failure a call asks for; null in the ordinary case. */
export async function simulationOf(call: Call): Promise<Simulation | null> {
  return (await asked(call))?.kind ?? null;
}

/** What the index or the repository would say later of a publication that asked them to fail. */
export async function simulatedLaterFailure(call: Call): Promise<string | null> {
  const simulation = await simulationOf(call);
  if (simulation === null || !['CRASH_WF_EDS', 'CRASH_INI', 'CRASH_EDS'].includes(simulation)) {
    return null;
  }
  return `Errore simulato: ${simulation}`;
}

/** Where the accreditation switch is on, identifiers may ask for failures. */
export const simulatedFailure: Check = {
  id: 'C-32',
  requires: 'no failure asked for, or one that happens later',
  examine: async (call) => {
    const simulation = await asked(call);
    if (simulation === null) return null;
    if (!simulation.hasSuffix) {
      const detail = 'Il prefisso di simulazione deve essere seguito da un suffisso.';
      return problem('/msg/simulation-error', '/msg/simulation-error', detail);
    }
    if (call.documentId !== null && call.ledger.findIndexed(call.documentId) === null) {
      return problem('/msg/record-not-found', '/record-not-found', 'Record non trovato', {
        status: 404,
      });
    }
    return simulation.kind === 'CRASH_TIMEOUT'
      ? problem('/msg/generic-timeout', '', 'Timeout simulato', { status: 504 })
      : null;
  },
};
