import { readPss } from '../../shared/cda/read/readPss.ts';
import {
  wordedContents,
  wordedDifference,
  type WordedDifference,
} from '../../shared/difference/wordedDifference.ts';
import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { PssDraftSections } from '../../shared/pss/pss.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { decodeCda } from './decodeCda.ts';
import type { Archive, ArchivedDocument } from './ports/archive.ts';
import type { Randomness } from './ports/randomness.ts';
import { requireDocument } from './requireDocument.ts';

/** What a document was compared with. */
export type ComparedWith =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'version';
      readonly documentId: string;
      readonly version: number;
      /** UTC ISO instant. */
      readonly effectiveTime: string;
    }
  /** The replaced document is not in this archive, or cannot be read. */
  | { readonly kind: 'unreadable'; readonly documentId: string; readonly error: AppError };

/** A document against the version it replaces; where nothing can be compared, `same` is its whole content. */
export interface ComparedDocument extends WordedDifference {
  readonly documentId: string;
  readonly comparedWith: ComparedWith;
}

function sectionsOf(cda: Uint8Array, randomness: Randomness): Result<PssDraftSections> {
  const text = decodeCda(cda);
  if (!text.ok) return text;
  const root = parseXml(text.value);
  if (!root.ok) return root;
  const read = readPss(root.value, () => randomness.uuid());
  return read.ok ? ok(read.value.draft.sections) : read;
}

interface OlderVersion {
  readonly version: number;
  readonly effectiveTime: string;
  readonly sections: PssDraftSections;
}

async function olderVersion(
  archive: Archive,
  randomness: Randomness,
  documentId: string,
): Promise<Result<OlderVersion>> {
  const document = await requireDocument(archive, documentId);
  if (!document.ok) return document;
  const { version, effectiveAt: effectiveTime, cda } = document.value;
  const sections = sectionsOf(cda, randomness);
  return sections.ok ? ok({ version, effectiveTime, sections: sections.value }) : sections;
}

/**
 * Compares an archived document with the archived version it replaces. That the older version is missing or
 * unreadable is told, not an error: the new one is then shown as it is.
 */
export async function compareDocument(
  archive: Archive,
  randomness: Randomness,
  { documentId, replaces, cda }: ArchivedDocument,
): Promise<Result<ComparedDocument>> {
  const after = sectionsOf(cda, randomness);
  if (!after.ok) return after;
  const contents = { documentId, changed: [], ...wordedContents(after.value) };
  if (replaces === null) return ok({ ...contents, comparedWith: { kind: 'nothing' } });
  const older = await olderVersion(archive, randomness, replaces);
  if (!older.ok) {
    const comparedWith = { kind: 'unreadable', documentId: replaces, error: older.error } as const;
    return ok({ ...contents, comparedWith });
  }
  const { version, effectiveTime, sections } = older.value;
  return ok({
    documentId,
    comparedWith: { kind: 'version', documentId: replaces, version, effectiveTime },
    ...wordedDifference(sections, after.value),
  });
}
