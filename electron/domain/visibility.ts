import { ok, type Result } from '../../shared/errors/result.ts';
import { accessRulesOf } from '../../shared/fse/jwtClaims.ts';
import type { MetadataInput } from '../../shared/fse/requestBody.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { attributeOf, firstChild } from '../../shared/xml/xmlTree.ts';
import { decodeCda } from './decodeCda.ts';
import type { Archive, SealedDocument, Submission } from './ports/archive.ts';

/** `P99` hides a whole document ("oscuramento"), `P00` says on purpose that it is shown; null: nothing is said. */
export type Visibility = MetadataInput['visibility'];

/** Whether the acts about a document have left it hidden, those still under way included. */
export function isHidden(documentId: string, about: readonly Submission[]): boolean {
  const last = about.findLast(
    ({ operation, targetId, state, ...act }) =>
      state !== 'refused' &&
      state !== 'cancelled' &&
      (operation === 'update-metadata'
        ? targetId === documentId
        : operation !== 'annul' && act.documentId === documentId),
  );
  return last !== undefined && accessRulesOf(last.metadata).includes('P99');
}

/** Whether a document says of itself that it is very restricted. */
function isVeryRestricted({ cda }: SealedDocument): boolean {
  const text = decodeCda(cda);
  const root = text.ok ? parseXml(text.value) : text;
  if (!root.ok) return false;
  return attributeOf(firstChild(root.value, 'confidentialityCode'), 'code') === 'V';
}

/**
 * The visibility a document is published with: that of the version it replaces, so that a choice once made is not
 * undone by the next version; a very restricted one is hidden, as the index demands (field failure VB-01).
 */
export async function publicationVisibility(
  archive: Archive,
  document: SealedDocument,
  targetId: string | null,
): Promise<Result<Visibility>> {
  if (isVeryRestricted(document)) return ok('P99');
  if (targetId === null) return ok(null);
  const about = await archive.submissionsAbout(targetId);
  if (!about.ok) return about;
  return ok(isHidden(targetId, about.value) ? 'P99' : null);
}

/** The visibility an update sets: a very restricted document is shown only by saying so. */
export function updatedVisibility(document: SealedDocument, hidden: boolean): Visibility {
  if (hidden) return 'P99';
  return isVeryRestricted(document) ? 'P00' : null;
}
