import { ok, type Result } from '../../../shared/errors/result.ts';
import { firstIdentity } from '../../../shared/fse/identifiers.ts';
import { publicationMetadata, updateMetadata } from '../../../shared/fse/requestBody.ts';
import type { AcquiredDocument } from '../../domain/acquireDocument.ts';
import type { CallOutcome, Gateway, GatewayCall } from '../../domain/ports/gateway.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Workbench } from '../workbench.ts';
import type { DeliberateFault, RunnableCase } from './accreditationCase.ts';
import { newCaseDocument, nextCaseDocument, type CaseDocument } from './caseDocuments.ts';
import type { FaultInjector } from './faultInjector.ts';
import {
  both,
  changeBody,
  changeClaim,
  changeFile,
  evidenceOf,
  toNobody,
  withoutSignatureToken,
  type RequestChange,
  type RequestEvidence,
} from './requestChanges.ts';

/** What cases are run with. */
export interface CaseTools {
  readonly bench: Workbench;
  readonly settings: Settings;
  readonly gateway: Gateway;
  readonly injector: FaultInjector;
  /** PKCS#8 DER of the identity that signs the tokens. */
  readonly tokenKey: Uint8Array;
  /** Common name of the identity's authentication certificate. */
  readonly authenticationName: string;
  readonly base: AcquiredDocument;
  /** Turns a publication into a call of the validation service; null where cases are published. */
  readonly validation: RequestChange | null;
}

/** One call of a case as it went. */
export interface CaseCall {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly documentId: string;
  readonly outcome: CallOutcome;
  readonly request: RequestEvidence | null;
}

async function fileOf(
  tools: CaseTools,
  content: Extract<DeliberateFault, { kind: 'file' }>['content'],
  document: CaseDocument | null,
): Promise<Uint8Array> {
  if (content === 'empty') return new Uint8Array();
  if (content === 'not-pdf') return Buffer.from('not a PDF');
  const cda = new TextEncoder().encode(document?.text ?? '');
  const rendered = await tools.bench.pdf.render(cda, tools.bench.clock.now());
  return rendered.ok ? rendered.value.pdf : new Uint8Array();
}

async function changeOf(
  tools: CaseTools,
  fault: DeliberateFault,
  document: CaseDocument | null,
): Promise<RequestChange | null> {
  switch (fault.kind) {
    case 'claim':
      return changeClaim(tools.tokenKey, fault.name, fault.value);
    case 'body':
      return changeBody(fault.field, fault.value);
    case 'file':
      return changeFile(await fileOf(tools, fault.content, document));
    case 'no-signature-token':
      return withoutSignatureToken();
    case 'unreachable':
      return toNobody();
    default:
      return null;
  }
}

function callFor(
  { settings }: CaseTools,
  { operation, hides }: Pick<RunnableCase, 'operation' | 'hides'>,
  document: CaseDocument,
  targetId: string | null,
): GatewayCall {
  const { header, signed } = document;
  const drafted = new Date(header.effectiveTime);
  const { profile, environment } = settings;
  const input = {
    profile,
    environment,
    serviceStart: drafted,
    serviceEnd: drafted,
    visibility: hides === true ? ('P99' as const) : null,
  };
  const carries = operation === 'create' || operation === 'replace';
  const update = operation === 'update-metadata' ? updateMetadata(input) : {};
  const { documentId } = header;
  return {
    operation,
    documentId: carries ? documentId : (targetId ?? documentId),
    targetId,
    patientCodiceFiscale: header.patient.codiceFiscale,
    metadata: carries ? publicationMetadata({ ...input, documentId }) : update,
    document: carries ? signed : null,
  };
}

async function send(
  tools: CaseTools,
  call: GatewayCall,
  change: RequestChange | null,
): Promise<Result<CaseCall>> {
  const { gateway, injector, bench } = tools;
  const startedAt = bench.clock.now().toISOString();
  const prepared = await gateway.prepare(call);
  if (!prepared.ok) return prepared;
  injector.arm(change);
  const outcome = await prepared.value.send();
  const sent = injector.lastSent();
  injector.arm(null);
  return ok({
    startedAt,
    endedAt: bench.clock.now().toISOString(),
    documentId: call.documentId,
    outcome,
    request: sent === null ? null : evidenceOf(sent),
  });
}

function unknownId({ settings, bench }: CaseTools): string {
  const { clock, randomness } = bench;
  const source = { at: clock.now(), digits: (count: number) => randomness.digits(count) };
  return firstIdentity(settings.profile, source).documentId;
}

/** Publishes a right document, as acts on published documents need one. */
async function publishFirst(tools: CaseTools): Promise<Result<CaseDocument>> {
  const document = await newCaseDocument(tools.bench, tools.settings, tools.base, null);
  if (!document.ok) return document;
  const call = callFor(tools, { operation: 'create' }, document.value, null);
  const sent = await send(tools, call, null);
  return sent.ok ? document : sent;
}

async function runCreate(tools: CaseTools, each: RunnableCase): Promise<Result<CaseCall>> {
  const { fault } = each;
  const mutation = fault.kind === 'cda' ? fault.mutation : null;
  const document = await newCaseDocument(tools.bench, tools.settings, tools.base, mutation);
  if (!document.ok) return document;
  const call = callFor(tools, each, document.value, null);
  const spoiling = await changeOf(tools, fault, document.value);
  const change = tools.validation === null ? spoiling : both(tools.validation, spoiling);
  const first = await send(tools, call, change);
  return fault.kind === 'sent-twice' && first.ok ? send(tools, call, null) : first;
}

async function runOnPublished(tools: CaseTools, each: RunnableCase): Promise<Result<CaseCall>> {
  const published = await publishFirst(tools);
  if (!published.ok) return published;
  const replaces = each.operation === 'replace';
  const document = replaces
    ? await nextCaseDocument(tools.bench, tools.settings, published.value)
    : published;
  if (!document.ok) return document;
  const isUnknown = each.fault.kind === 'unknown-target';
  const targetId = isUnknown ? unknownId(tools) : published.value.header.documentId;
  const call = callFor(tools, each, document.value, targetId);
  return send(tools, call, await changeOf(tools, each.fault, document.value));
}

/**
 * Runs one case: the documents it needs are made and signed, the call is made with its one deliberate fault, and
 * all that happened is told. Fails only where the case could not be run at all.
 */
export function runCase(tools: CaseTools, each: RunnableCase): Promise<Result<CaseCall>> {
  return each.operation === 'create' ? runCreate(tools, each) : runOnPublished(tools, each);
}
