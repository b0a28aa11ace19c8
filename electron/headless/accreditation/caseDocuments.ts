import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import type { DocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { firstIdentity } from '../../../shared/fse/identifiers.ts';
import type { AcquiredDocument } from '../../domain/acquireDocument.ts';
import type { SignedDocument } from '../../domain/ports/documentPdf.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import type { Settings } from '../../domain/settings.ts';
import { signDocument } from '../../domain/signDocument.ts';
import { signingOptions } from '../signingOptions.ts';
import type { Workbench } from '../workbench.ts';
import { mutateCda, renameDocument, type CdaMutation } from './mutateCda.ts';

/** A document made for one case: its text, and signed. */
export interface CaseDocument {
  readonly header: DocumentHeader;
  readonly text: string;
  readonly signed: SignedDocument;
}

async function signText(
  bench: Workbench,
  text: string,
  header: DocumentHeader,
): Promise<Result<CaseDocument>> {
  const card = await bench.card();
  if (!card.ok) return card;
  const options = await signingOptions(bench, null);
  if (!options.ok) return options;
  const { pins, pdf, clock } = bench;
  const sealed = sealDocument(new TextEncoder().encode(text), header, clock.now());
  const ports = { card: card.value, pins, pdf, clock };
  const signed = await signDocument(ports, sealed, options.value);
  return signed.ok ? ok({ header, text, signed: signed.value }) : signed;
}

/** The base document under an identity of its own, changed as the case wants, signed with the card. */
export function newCaseDocument(
  bench: Workbench,
  settings: Settings,
  base: AcquiredDocument,
  mutation: CdaMutation | null,
): Promise<Result<CaseDocument>> {
  const { clock, randomness } = bench;
  const source = { at: clock.now(), digits: (count: number) => randomness.digits(count) };
  const { documentId } = firstIdentity(settings.profile, source);
  const renamed = renameDocument(base.text, documentId);
  const text = mutation === null ? renamed : mutateCda(renamed, mutation);
  if (text === null) return Promise.resolve(fail(appError('document/unknown', { documentId })));
  const header = { ...base.header, documentId, setId: documentId, version: 1, replaces: null };
  return signText(bench, text, header);
}

/** The next version of a document that was sent, signed with the card. */
export async function nextCaseDocument(
  bench: Workbench,
  settings: Settings,
  previous: CaseDocument,
): Promise<Result<CaseDocument>> {
  const { clock, randomness } = bench;
  const at = clock.now();
  const source = { at, digits: (count: number) => randomness.digits(count) };
  const { documentId } = firstIdentity(settings.profile, source);
  const text = nextVersion(previous.text, { documentId, effectiveTime: at.toISOString() });
  if (!text.ok) return text;
  const { header } = previous;
  return signText(bench, text.value, {
    ...header,
    documentId,
    version: header.version + 1,
    replaces: header.documentId,
  });
}
