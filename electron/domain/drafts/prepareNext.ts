import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import type { Finding } from '../../../shared/conformance/finding.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { SectionName } from '../../../shared/pss/pss.ts';
import { draftReviewSchema, type DraftReview } from '../../../shared/pss/working/draftState.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import { draftSinceProfile } from '../patients/sinceProfile.ts';
import { whatIsDue, type Due } from '../patients/whatIsDue.ts';
import type { StoredDraft } from '../ports/draftStore.ts';
import type { PatientFacts, StandingProfile } from '../ports/patientBook.ts';
import type { DraftPorts } from './draftPorts.ts';
import { finishDraft, type FinishingParts } from './finishDraft.ts';
import { startFromDocument } from './startDraft.ts';

/** Why nothing can be prepared for a patient now, where nothing is wrong with the data. */
export const notNowCauses = [
  'to-verify',
  'refused',
  'sending',
  'to-send',
  'without',
  'changed',
  'open',
] as const;

/** See `notNowCauses`; `open`: somebody has the draft before the eyes, or left it without closing it. */
export type NotNowCause = (typeof notNowCauses)[number];

/** What became of the next version of a patient's profile. */
export type PreparedProfile =
  /** A document waits for its signature. */
  | { readonly kind: 'prepared'; readonly documentId: string }
  /** Sections unlike the profile that stands, which nobody has looked at: nothing was confirmed. */
  | { readonly kind: 'unseen'; readonly sections: readonly SectionName[] }
  /** What the Fascicolo would refuse: the draft stays, to be corrected. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-now'; readonly cause: NotNowCause };

/** Where preparing begins: at a draft, at a document already sealed, or nowhere. */
type Beginning =
  | { readonly kind: 'draft'; readonly draft: StoredDraft }
  | Extract<PreparedProfile, { kind: 'prepared' | 'not-now' }>;

async function requireDraft(ports: DraftPorts, draftId: string): Promise<Result<Beginning>> {
  const found = await ports.archive.findDraft(draftId);
  if (!found.ok) return found;
  const draft = found.value;
  if (draft === null) return fail(appError('draft/unknown', {}));
  return ok(
    draft.openSince === null ? { kind: 'draft', draft } : { kind: 'not-now', cause: 'open' },
  );
}

async function beginning(
  ports: DraftPorts,
  due: Due,
  standing: StandingProfile | null,
): Promise<Result<Beginning>> {
  switch (due.kind) {
    case 'to-sign':
      return ok({ kind: 'prepared', documentId: due.documentId });
    case 'draft':
      return requireDraft(ports, due.draftId);
    case 'changed':
      // What the record program brought was thrown away: the last version is known to be out of date.
      return due.draftId === null
        ? ok({ kind: 'not-now', cause: 'changed' })
        : requireDraft(ports, due.draftId);
    case 'outdated':
    case 'in-order': {
      if (standing === null) return ok({ kind: 'not-now', cause: 'without' });
      const started = await startFromDocument(ports, standing.documentId);
      return started.ok ? ok({ kind: 'draft', draft: started.value }) : started;
    }
    case 'to-verify':
    case 'refused':
    case 'sending':
    case 'to-send':
    case 'without':
      return ok({ kind: 'not-now', cause: due.kind });
  }
}

/** Sections that are not as in the profile that stands and that nobody has confirmed. */
async function unseen(
  ports: DraftPorts,
  draft: StoredDraft,
  standing: StandingProfile | null,
): Promise<Result<readonly SectionName[]>> {
  const isUnseen = (name: SectionName): boolean => draft.review[name] === null;
  if (standing === null) {
    const { sections } = settleDraft(draft.content).draft;
    return ok(sectionOrder.filter((name) => sections[name] !== null && isUnseen(name)));
  }
  const difference = await draftSinceProfile(ports, draft, standing);
  if (!difference.ok) return difference;
  return ok(difference.value.changed.map(({ section }) => section).filter(isUnseen));
}

/** Every section that says something, confirmed at `at` unless it was before. */
function confirmed({ content, review }: StoredDraft, at: string): DraftReview {
  const { sections } = settleDraft(content).draft;
  return draftReviewSchema.parse(
    Object.fromEntries(
      sectionOrder.map((name) => [name, review[name] ?? (sections[name] === null ? null : at)]),
    ),
  );
}

/**
 * Prepares the next version of a patient's profile in one act: begins it where nothing was begun, confirms what is as
 * in the version that stands, seals it to be signed. Data unlike that version are confirmed only where
 * `confirmsChanges` says so; where they are not, nothing is written.
 */
export async function prepareNext(
  ports: DraftPorts,
  parts: FinishingParts,
  facts: PatientFacts,
  confirmsChanges: boolean,
): Promise<Result<PreparedProfile>> {
  const now = ports.clock.now();
  const begun = await beginning(ports, whatIsDue(facts, now), facts.standing);
  if (!begun.ok) return begun;
  if (begun.value.kind !== 'draft') return ok(begun.value);
  const { draft } = begun.value;
  if (!confirmsChanges) {
    const sections = await unseen(ports, draft, facts.standing);
    if (!sections.ok) return sections;
    if (sections.value.length > 0) return ok({ kind: 'unseen', sections: sections.value });
  }
  const at = now.toISOString();
  const { draftId, revision, patient, content } = draft;
  const kept = { patient, content, review: confirmed(draft, at) };
  const saved = await ports.archive.saveDraft(draftId, revision, kept, at);
  if (!saved.ok) return saved;
  const finished = await finishDraft(ports, parts, draftId);
  if (!finished.ok) return finished;
  switch (finished.value.kind) {
    case 'sealed':
      return ok({ kind: 'prepared', documentId: finished.value.document.documentId });
    case 'refused':
      return ok({ kind: 'refused', findings: finished.value.findings });
    case 'unconfirmed':
      return ok({ kind: 'unseen', sections: finished.value.sections });
  }
}
