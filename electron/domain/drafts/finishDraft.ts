import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { writePss } from '../../../shared/cda/write/writePss.ts';
import type { Finding } from '../../../shared/conformance/finding.ts';
import { judge, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { firstIdentity, nextIdentity } from '../../../shared/fse/identifiers.ts';
import { pssSchema, type Pss, type PssDraft, type SectionName } from '../../../shared/pss/pss.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import { acquireDocument } from '../acquireDocument.ts';
import { blockingFindings } from '../judgedDocument.ts';
import type { SealedDocument } from '../ports/archive.ts';
import type { DocumentPdf } from '../ports/documentPdf.ts';
import type { StoredDraft } from '../ports/draftStore.ts';
import { sealDocument } from '../sealDocument.ts';
import { composeHeader } from './composeHeader.ts';
import type { DraftPorts } from './draftPorts.ts';
import { judgeDraft } from './judgeDraft.ts';
import { proposeAct } from './proposeAct.ts';

/** What became of a draft that was to be finished. */
export type FinishedDraft =
  | { readonly kind: 'sealed'; readonly document: SealedDocument }
  /** Sections nobody has confirmed; nothing was sealed. */
  | { readonly kind: 'unconfirmed'; readonly sections: readonly SectionName[] }
  /** What the Fascicolo would refuse; nothing was sealed. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

/** What finishing needs besides. */
export interface FinishingParts {
  readonly pdf: DocumentPdf;
  readonly pack: PreparedPack | null;
}

function unconfirmed({ review }: StoredDraft, { sections }: PssDraft): readonly SectionName[] {
  return sectionOrder.filter((name) => sections[name] !== null && review[name] === null);
}

/** The document's model, its identifiers minted here and nowhere else. */
async function identified(ports: DraftPorts, stored: StoredDraft): Promise<Result<Pss | null>> {
  const { archive, clock, randomness, settings } = ports;
  const { profile } = settings;
  const at = clock.now();
  const source = { at, digits: (count: number) => randomness.digits(count) };
  const proposed = await proposeAct(archive, profile.codiceFiscale, stored.patient.codiceFiscale);
  if (!proposed.ok) return proposed;
  const replaces = proposed.value.kind === 'replace' ? proposed.value.earlier : null;
  const identity =
    replaces === null ? firstIdentity(profile, source) : nextIdentity(replaces, profile, source);
  const { header, sections } = settleDraft(stored.content).draft;
  const pss = pssSchema.safeParse({
    header: composeHeader(header, { profile, at, identity, replaces }),
    sections,
  });
  return ok(pss.success ? pss.data : null);
}

/** Writes the document, judges it by the official rules and seals it with its draft tied to it. */
async function sealed(
  ports: DraftPorts,
  { pdf, pack }: FinishingParts,
  draftId: string,
  pss: Pss,
): Promise<Result<FinishedDraft>> {
  const text = writePss(pss, {
    newId: () => ports.randomness.uuid(),
    templateExtension: '1.4',
  });
  const verdict = judge(text, pack);
  if (blockingFindings(verdict).length > 0) {
    return ok({ kind: 'refused', findings: verdict.findings });
  }
  const acquired = await acquireDocument(pdf, new TextEncoder().encode(text));
  if (!acquired.ok) return acquired;
  const { cda, header } = acquired.value;
  const document = sealDocument(cda, header, ports.clock.now());
  const kept = await ports.archive.sealDraft(draftId, document);
  return kept.ok ? ok({ kind: 'sealed', document }) : kept;
}

/**
 * Makes of a draft a document to be signed: every section confirmed by the doctor, every datum complete, judged by
 * the official rules, identifiers minted. A draft already sealed gives its document again.
 */
export async function finishDraft(
  ports: DraftPorts,
  parts: FinishingParts,
  draftId: string,
): Promise<Result<FinishedDraft>> {
  const found = await ports.archive.findDraft(draftId);
  if (!found.ok) return found;
  const stored = found.value;
  if (stored === null) return fail(appError('draft/unknown', {}));
  if (stored.documentId !== null) {
    const document = await ports.archive.findDocument(stored.documentId);
    if (!document.ok) return document;
    if (document.value !== null) return ok({ kind: 'sealed', document: document.value });
  }
  const findings = judgeDraft(ports, parts.pack, stored.content);
  if (findings.some(({ severity }) => severity === 'error')) {
    return ok({ kind: 'refused', findings });
  }
  const waiting = unconfirmed(stored, settleDraft(stored.content).draft);
  if (waiting.length > 0) return ok({ kind: 'unconfirmed', sections: waiting });
  const pss = await identified(ports, stored);
  if (!pss.ok) return pss;
  return pss.value === null
    ? ok({ kind: 'refused', findings })
    : sealed(ports, parts, draftId, pss.value);
}
