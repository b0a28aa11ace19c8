import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { nextIdentity } from '../../../shared/fse/identifiers.ts';
import { acquireDocument, type AcquiredDocument } from '../../domain/acquireDocument.ts';
import { decodeCda } from '../../domain/decodeCda.ts';
import { requireDocument } from '../../domain/requireDocument.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { carryOut } from './carryOut.ts';
import { submit } from './submit.ts';

/** The next version of the archived document: same content, new identity in the same set. */
async function renewedBytes(bench: Workbench, targetId: string): Promise<Result<Uint8Array>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const document = await requireDocument(archive.value, targetId);
  if (!document.ok) return document;
  const text = decodeCda(document.value.cda);
  if (!text.ok) return text;
  const at = bench.clock.now();
  const source = { at, digits: (count: number) => bench.randomness.digits(count) };
  const { documentId } = nextIdentity(document.value, settings.value.profile, source);
  const next = nextVersion(text.value, { documentId, effectiveTime: at.toISOString() });
  return next.ok ? ok(new TextEncoder().encode(next.value)) : next;
}

async function successor(
  bench: Workbench,
  targetId: string,
  file: string | null,
): Promise<Result<AcquiredDocument>> {
  const bytes = file === null ? await renewedBytes(bench, targetId) : await readInputFile(file);
  return bytes.ok ? acquireDocument(bench.pdf, bytes.value) : bytes;
}

/**
 * Replaces a published document: by the next version in `file`, or, without a file, by the same content renewed
 * under a new identity of the same set.
 */
export async function replace(
  bench: Workbench,
  targetId: string,
  file: string | null,
): Promise<VerbResult> {
  const acquired = await successor(bench, targetId, file);
  if (!acquired.ok) return acquired;
  const submission = await submit(bench, acquired.value, targetId);
  return submission.ok ? carryOut(bench, submission.value) : submission;
}
