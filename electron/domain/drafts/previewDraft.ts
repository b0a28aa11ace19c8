import { writeUnfinishedPss } from '../../../shared/cda/write/writePss.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import { pssHeaderSchema } from '../../../shared/pss/header/header.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import type { DocumentPdf, RenderedDocument } from '../ports/documentPdf.ts';
import type { DraftPorts } from './draftPorts.ts';
import { provisional } from './judgeDraft.ts';

/** What the patient will read, of what is complete so far; `draft/patient-unknown` while nobody is named. */
export async function previewDraft(
  ports: DraftPorts,
  pdf: DocumentPdf,
  content: WorkingDraft,
): Promise<Result<RenderedDocument>> {
  const { header, sections } = provisional(ports, settleDraft(content).draft);
  const complete = pssHeaderSchema.safeParse(header);
  if (!complete.success) return fail(appError('draft/patient-unknown', {}));
  const text = writeUnfinishedPss(complete.data, sections, {
    newId: () => ports.randomness.uuid(),
    templateExtension: '1.4',
  });
  return pdf.render(new TextEncoder().encode(text), ports.clock.now());
}
