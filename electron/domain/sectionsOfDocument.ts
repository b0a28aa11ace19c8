import { readPss } from '../../shared/cda/read/readPss.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { PssDraftSections } from '../../shared/pss/pss.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { decodeCda } from './decodeCda.ts';
import type { Archive } from './ports/archive.ts';
import type { Randomness } from './ports/randomness.ts';
import { requireDocument } from './requireDocument.ts';

/** The sections of an archived document, as the model reads them. */
export async function sectionsOfDocument(
  archive: Archive,
  randomness: Randomness,
  documentId: string,
): Promise<Result<PssDraftSections>> {
  const document = await requireDocument(archive, documentId);
  if (!document.ok) return document;
  const text = decodeCda(document.value.cda);
  if (!text.ok) return text;
  const root = parseXml(text.value);
  if (!root.ok) return root;
  const read = readPss(root.value, () => randomness.uuid());
  return read.ok ? ok(read.value.draft.sections) : read;
}
