import {
  wordedDifference,
  type WordedDifference,
} from '../../../shared/difference/wordedDifference.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { PssDraftSections } from '../../../shared/pss/pss.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import type { Archive } from '../ports/archive.ts';
import type { StoredDraft } from '../ports/draftStore.ts';
import type { PatientFacts, StandingProfile } from '../ports/patientBook.ts';
import type { Randomness } from '../ports/randomness.ts';
import { sectionsOfDocument } from '../sectionsOfDocument.ts';

/** What reading a profile needs. */
export interface ProfileReading {
  readonly archive: Archive;
  readonly randomness: Randomness;
}

/** What a draft says as it is now, against the profile that stands in the Fascicolo. */
export async function draftSinceProfile(
  { archive, randomness }: ProfileReading,
  draft: StoredDraft,
  standing: StandingProfile,
): Promise<Result<WordedDifference>> {
  const before = await sectionsOfDocument(archive, randomness, standing.documentId);
  if (!before.ok) return before;
  return ok(wordedDifference(before.value, settleDraft(draft.content).draft.sections));
}

async function underWay(
  { archive, randomness }: ProfileReading,
  { draft, unsigned }: PatientFacts,
): Promise<Result<PssDraftSections | null>> {
  if (draft !== null) {
    const found = await archive.findDraft(draft.draftId);
    if (!found.ok) return found;
    return found.value === null
      ? fail(appError('draft/unknown', {}))
      : ok(settleDraft(found.value.content).draft.sections);
  }
  return unsigned === null
    ? ok(null)
    : sectionsOfDocument(archive, randomness, unsigned.documentId);
}

/**
 * What would change with what is under way about a patient: the draft, else the document that waits for its signature,
 * against the profile that stands. Null where nothing is under way, or nothing stands to compare it with.
 */
export async function sinceProfile(
  reading: ProfileReading,
  facts: PatientFacts,
): Promise<Result<WordedDifference | null>> {
  const { standing } = facts;
  if (standing === null) return ok(null);
  const after = await underWay(reading, facts);
  if (!after.ok) return after;
  if (after.value === null) return ok(null);
  const before = await sectionsOfDocument(reading.archive, reading.randomness, standing.documentId);
  return before.ok ? ok(wordedDifference(before.value, after.value)) : before;
}
