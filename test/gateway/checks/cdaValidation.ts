import { problem, type Refusal } from '../answers/refusal.ts';
import type { ProblemType } from '../answers/problemTypes.ts';
import type { Call } from '../call.ts';
import { refuseIf, type Check } from './check.ts';
import { simulationOf } from './simulatedFailure.ts';

/** The only CDA model whose schema is stored. */
const knownModel = 'POCD_MT000040UV02';
/** Template of the PSS, the only one whose schematron is stored. */
const knownTemplate = '2.16.840.1.113883.2.9.10.1.4.1.1';

function invalid(type: ProblemType, detail: string): Refusal {
  return problem(type, '/validation/error', detail);
}

const reachable: Check = {
  id: 'C-48',
  requires: 'a validator that answers',
  examine: async (call) =>
    refuseIf(
      (await call.verdict()) === 'unreachable',
      problem(
        '/msg/connection-refused',
        '/msg/connection-refused',
        'Errore di comunicazione con il validatore',
        { status: 500 },
      ),
    ),
};

async function refusedBy(call: Call, stage: 'syntax' | 'semantic' | 'vocabulary') {
  if ((await simulationOf(call)) === 'SKIP_VALIDATION') return null;
  const verdict = await call.verdict();
  if (verdict === 'unreachable' || verdict.kind === 'ok' || verdict.kind !== stage) return null;
  return invalid(`/msg/${stage}`, verdict.detail);
}

const syntax: Check = {
  id: 'C-49',
  requires: 'a CDA valid against the schema of its model',
  examine: async (call) => {
    const bytes = await call.cdaBytes();
    const model = (await call.cda())?.firstTypeExtension ?? null;
    if (bytes === null) return null;
    if (model !== knownModel) {
      return invalid('/msg/syntax', `error: schema version ${model ?? 'absent'} not found`);
    }
    const messages = call.syntax(bytes);
    if (messages.length > 0) return invalid('/msg/syntax', messages.join(', '));
    return refusedBy(call, 'syntax');
  },
};

const template: Check = {
  id: 'C-50',
  requires: 'the PSS template before any other',
  examine: async (call) => {
    const root = (await call.cda())?.firstTemplateRoot ?? null;
    return refuseIf(
      root !== knownTemplate,
      invalid('/msg/semantic', `Schematron non trovato per il template ${root ?? 'assente'}`),
    );
  },
};

const semantic: Check = {
  id: 'C-51',
  requires: 'no failed assert of the schematron',
  examine: (call) => refusedBy(call, 'semantic'),
};

const warningsOnly: Check = {
  id: 'C-52',
  requires: 'nothing: fired reports become warnings of the success',
  examine: () => null,
};

function isForbiddenSystem(oid: string): boolean {
  return oid.split('.').some((arc) => arc === '999' || arc === '9999');
}

const vocabulary: Check = {
  id: 'C-53',
  requires: 'admitted dictionaries and known codes',
  examine: async (call) => {
    const systems = (await call.cda())?.codeSystems ?? [];
    if (systems.some(isForbiddenSystem)) {
      return invalid(
        '/msg/vocabulary',
        'È stato trovato almeno un dizionario presente in Blocklist',
      );
    }
    return refusedBy(call, 'vocabulary');
  },
};

/** The validator's stages; each stops the next. */
export const cdaValidation: readonly Check[] = [
  reachable,
  syntax,
  template,
  semantic,
  warningsOnly,
  vocabulary,
];
