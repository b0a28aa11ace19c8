import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { AcquiredDocument } from '../../domain/acquireDocument.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import type { AccreditationCase } from './accreditationCase.ts';
import type { AccreditationRequest } from './accreditationRequest.ts';
import { writeCaseFiles } from './caseFiles.ts';
import { answerType, meets, type CaseResult } from './caseResult.ts';
import type { FaultInjector } from './faultInjector.ts';
import { hasElement, mutateCda } from './mutateCda.ts';
import { openCaseTools } from './openCaseTools.ts';
import { ownCases } from './ownCases.ts';
import { publicationCases } from './publicationCases.ts';
import { runCase, type CaseTools } from './runCase.ts';
import { validationCases } from './validationCases.ts';

/** Every case known, in the order they are run. */
export const allCases: readonly AccreditationCase[] = [
  ...validationCases,
  ...publicationCases,
  ...ownCases,
];

/** Names of groups of cases besides `all` and single ids. */
const groups: Readonly<Record<string, readonly string[]>> = {
  all: allCases.map(({ id }) => id),
  validation: validationCases.map(({ id }) => id),
  regional: ['304', '305', '306', '307'],
};

function chosenCases(asked: string): Result<readonly AccreditationCase[]> {
  const ids = groups[asked] ?? asked.split(',');
  const unknown = ids.filter((id) => !allCases.some((each) => each.id === id));
  return unknown.length === 0
    ? ok(allCases.filter(({ id }) => ids.includes(id)))
    : fail(appError('workspace/accreditation-case-unknown', { cases: unknown }));
}

/** Why the base document does not allow a case; null where it does. */
function missingFor(each: AccreditationCase, base: AcquiredDocument): string | null {
  if ('notApplicable' in each) return each.notApplicable;
  const missing = (each.needs ?? []).filter((path) => !hasElement(base.text, path));
  if (missing.length > 0) return `Il documento di partenza non ha: ${missing.join(', ')}.`;
  if (each.fault.kind !== 'cda' || mutateCda(base.text, each.fault.mutation) !== null) return null;
  return 'Il documento di partenza non ha l’elemento da guastare.';
}

async function resultOf(tools: CaseTools, each: AccreditationCase): Promise<CaseResult> {
  const reason = missingFor(each, tools.base);
  if (reason !== null || 'notApplicable' in each) {
    return { verdict: 'not-applicable', case: each, reason: reason ?? '' };
  }
  const call = await runCase(tools, each);
  if (!call.ok) return { verdict: 'not-run', case: each, error: call.error };
  const verdict = meets(each.expected, call.value.outcome) ? 'met' : 'not-met';
  return { verdict, case: each, call: call.value };
}

function toJson(result: CaseResult): Readonly<Record<string, unknown>> {
  const { verdict, case: each } = result;
  const common = { id: each.id, name: each.name, verdict };
  if (result.verdict === 'not-applicable') return { ...common, reason: result.reason };
  if (result.verdict === 'not-run') return { ...common, error: errorToJson(result.error) };
  const { outcome } = result.call;
  const { httpStatus, cartId, traceId } = outcome;
  return { ...common, httpStatus, type: answerType(outcome), cartId, traceId };
}

const verdictNames: Readonly<Record<CaseResult['verdict'], string>> = {
  met: 'come atteso',
  'not-met': 'DIVERSO',
  'not-applicable': 'non applicabile',
  'not-run': 'NON ESEGUITO',
};

function line(result: CaseResult): string {
  const { id, name } = result.case;
  const said =
    result.verdict === 'not-applicable'
      ? result.reason
      : result.verdict === 'not-run'
        ? result.error.code
        : `${String(result.call.outcome.httpStatus ?? '-')} ${answerType(result.call.outcome) ?? ''}`;
  return `${id.padEnd(6)}${name.padEnd(46)}${verdictNames[result.verdict].padEnd(16)}${said}`;
}

/**
 * Runs accreditation cases against the environment of the settings and writes what the reviewers ask for
 * (accreditation.md §3 to §7). Refused in production. Succeeds when every case ended as expected or does not apply.
 */
export async function accredit(
  bench: Workbench,
  injector: FaultInjector,
  request: AccreditationRequest,
): Promise<VerbResult> {
  const cases = chosenCases(request.cases);
  if (!cases.ok) return cases;
  const tools = await openCaseTools(bench, injector, request);
  if (!tools.ok) return tools;
  const results: CaseResult[] = [];
  for (const each of cases.value) results.push(await resultOf(tools.value, each));
  const written = await writeCaseFiles(
    request.out,
    tools.value.settings,
    tools.value.authenticationName,
    results,
  );
  if (!written.ok) return written;
  const count = (verdict: CaseResult['verdict']) =>
    results.filter((result) => result.verdict === verdict).length;
  const counts = {
    met: count('met'),
    notMet: count('not-met'),
    notApplicable: count('not-applicable'),
    notRun: count('not-run'),
  };
  return ok({
    json: { out: request.out, counts, cases: results.map(toJson) },
    lines: [
      ...results.map(line),
      `Come atteso ${String(counts.met)}, diversi ${String(counts.notMet)}, non applicabili ${String(counts.notApplicable)}, non eseguiti ${String(counts.notRun)}`,
      `Cartella     ${request.out}`,
    ],
    succeeded: counts.notMet === 0 && counts.notRun === 0,
  });
}
