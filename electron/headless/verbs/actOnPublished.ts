import { ok, type Result } from '../../../shared/errors/result.ts';
import { updateMetadata as updateMetadataFields } from '../../../shared/fse/requestBody.ts';
import { enqueueActOnPublished, type ActMetadata } from '../../domain/enqueueAct.ts';
import { requireDocument } from '../../domain/requireDocument.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { carryOut } from './carryOut.ts';

/** The visibility an update sets: `P99` hides the document, null leaves it ordinary (gateway.md §6.4). */
export type Visibility = Parameters<typeof updateMetadataFields>[0]['visibility'];

async function updatedFields(
  bench: Workbench,
  documentId: string,
  visibility: Visibility,
): Promise<Result<ActMetadata>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const document = await requireDocument(archive.value, documentId);
  if (!document.ok) return document;
  const { profile, environment } = settings.value;
  const drafted = new Date(document.value.effectiveAt);
  return ok(
    updateMetadataFields({
      profile,
      environment,
      serviceStart: drafted,
      serviceEnd: drafted,
      visibility,
    }),
  );
}

async function act(
  bench: Workbench,
  operation: 'update-metadata' | 'annul',
  documentId: string,
  metadata: ActMetadata,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock, randomness } = bench;
  const ports = { archive: archive.value, clock, randomness };
  const submission = await enqueueActOnPublished(ports, operation, documentId, metadata);
  return submission.ok ? carryOut(bench, submission.value) : submission;
}

/** Updates the metadata of a published document: always the complete current set. */
export async function updateMetadata(
  bench: Workbench,
  documentId: string,
  visibility: Visibility,
): Promise<VerbResult> {
  const metadata = await updatedFields(bench, documentId, visibility);
  return metadata.ok ? act(bench, 'update-metadata', documentId, metadata.value) : metadata;
}

/** Annuls a published document. */
export function annul(bench: Workbench, documentId: string): Promise<VerbResult> {
  return act(bench, 'annul', documentId, {});
}
