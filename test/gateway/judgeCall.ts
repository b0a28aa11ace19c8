import type { Refusal } from './answers/refusal.ts';
import { refusalAnswer, type RefusalPlace } from './answers/refusalAnswer.ts';
import { joinWarnings, successAnswer } from './answers/successAnswer.ts';
import type { ExchangeIds, WireAnswer } from './answers/wireAnswer.ts';
import type { Call } from './call.ts';
import { dispatcher, frontier, type Phase } from './checks/sequences.ts';

/** What the gateway answers to a call and why. */
export interface Judgement {
  readonly answer: WireAnswer;
  /** Id of the check that refused; null when the call is accepted. */
  readonly refusedBy: string | null;
}

const unknownWorkflow = 'UNKNOWN_WORKFLOW_ID';
const deferredWarning = 'Attenzione, transazione presa in carico. Nuovo tentativo in corso';
const signedWarning = '[SIGN_WARN - Il pdf risulta firmato]';
const extractionWarning =
  '[WARNING_EXTRACT]Attenzione, non è stata selezionata la modalità di estrazione del CDA';

interface Finding {
  readonly id: string;
  readonly refusal: Refusal;
  readonly phase: Phase;
}

async function firstRefusal(call: Call, phases: readonly Phase[]): Promise<Finding | null> {
  for (const phase of phases) {
    for (const check of phase.checks) {
      if (call.settings.skippedChecks.includes(check.id)) continue;
      const refusal = await check.examine(call);
      if (refusal !== null) return { id: check.id, refusal, phase };
    }
  }
  return null;
}

function phasesOf(call: Call): readonly Phase[] {
  return call.method === null ? [frontier] : [frontier, ...dispatcher[call.method]];
}

async function nationalWarnings(call: Call): Promise<readonly string[]> {
  if (call.method === 'U' || call.method === 'D') {
    return call.settings.index === 'defers' ? [deferredWarning] : [];
  }
  const verdict = await call.verdict();
  const mode = (await call.body())?.mode;
  const schematron = verdict !== 'unreachable' && verdict.kind === 'ok' ? verdict.warnings : [];
  const isSigned = call.method === 'V' && (await call.lastSignature()) !== null;
  return [
    ...(mode === undefined ? [extractionWarning] : []),
    ...(isSigned ? [signedWarning] : []),
    ...schematron,
  ];
}

/** 202 for what is carried out later; a validation has ended, a verification leaves no trace (gateway.md §9). */
async function successStatus(call: Call): Promise<200 | 201 | 202> {
  if (call.method === 'V') return (await call.body())?.activity === 'VALIDATION' ? 201 : 200;
  const immediate = call.method === 'U' || call.method === 'D';
  return immediate && call.settings.index !== 'defers' ? 200 : 202;
}

async function accepted(call: Call, ids: ExchangeIds): Promise<WireAnswer> {
  const status = await successStatus(call);
  const warning = joinWarnings(await nationalWarnings(call), call.settings.regionalWarning);
  return successAnswer(status, ids, await call.workflowInstanceId(), warning);
}

/** Runs every check of the call's method in order; the first refusal decides. */
export async function judgeCall(call: Call, ids: ExchangeIds): Promise<Judgement> {
  const finding = await firstRefusal(call, phasesOf(call));
  if (finding === null) return { answer: await accepted(call, ids), refusedBy: null };
  const place: RefusalPlace = {
    handler: finding.phase.handler,
    workflowInstanceId: finding.phase.workflowKnown
      ? await call.workflowInstanceId()
      : unknownWorkflow,
  };
  return { answer: refusalAnswer(finding.refusal, ids, place), refusedBy: finding.id };
}
