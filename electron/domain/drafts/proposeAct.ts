import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, PersonIdentity, Submission } from '../ports/archive.ts';
import type { PatientDocument } from '../ports/draftStore.ts';

/** A document as a proposal names it. */
export interface EarlierDocument {
  readonly documentId: string;
  readonly setId: string;
  readonly version: number;
  readonly effectiveAt: string;
  readonly author: PersonIdentity;
}

/**
 * What publishing a draft will do: proposed, not asked (ux-expectations a16).
 * `first`: nothing of this patient was published from here. `replace`: the doctor's own latest version.
 * `new-chain`: the last one is another doctor's, and one chain has one doctor.
 */
export type ProposedAct =
  | { readonly kind: 'first' }
  | { readonly kind: 'replace'; readonly earlier: EarlierDocument }
  | { readonly kind: 'new-chain'; readonly earlier: EarlierDocument };

const withoutEffect = ['refused', 'cancelled'];

/** Whether a document was sent or is on its way, and nothing has taken its place. */
function stands(documentId: string, about: readonly Submission[]): boolean {
  const effective = about.filter(({ state }) => !withoutEffect.includes(state));
  const isCarried = effective.some(
    (each) =>
      each.documentId === documentId &&
      (each.operation === 'create' || each.operation === 'replace'),
  );
  const isEnded = effective.some(
    (each) =>
      each.targetId === documentId && (each.operation === 'replace' || each.operation === 'annul'),
  );
  return isCarried && !isEnded;
}

function named(document: PatientDocument): EarlierDocument {
  const { documentId, setId, version, effectiveAt, author } = document;
  return { documentId, setId, version, effectiveAt, author };
}

/** Looks what the doctor's next document about a patient will do; `codiceFiscale` null: not known yet. */
export async function proposeAct(
  archive: Archive,
  doctor: string,
  codiceFiscale: string | null,
): Promise<Result<ProposedAct>> {
  if (codiceFiscale === null) return ok({ kind: 'first' });
  const documents = await archive.documentsOfPatient(codiceFiscale);
  if (!documents.ok) return documents;
  for (const document of documents.value.filter(({ isSigned }) => isSigned)) {
    if (document.author.codiceFiscale !== doctor) continue;
    const about = await archive.submissionsAbout(document.documentId);
    if (!about.ok) return about;
    if (stands(document.documentId, about.value)) {
      return ok({ kind: 'replace', earlier: named(document) });
    }
  }
  const other = documents.value.find(({ author }) => author.codiceFiscale !== doctor);
  return ok(other === undefined ? { kind: 'first' } : { kind: 'new-chain', earlier: named(other) });
}
