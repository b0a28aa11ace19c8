import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, HistoryEntry } from '../../domain/ports/archive.ts';
import { supportBundle as composeBundle, type SupportCase } from '../../domain/supportBundle.ts';
import { createMailWriter } from '../../mail/createMailWriter.ts';
import { writeOutputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** What the mail is to be about: one attempt, or the latest attempt about a document. */
export interface SupportRequest {
  readonly attempt?: string;
  readonly document?: string;
  readonly out: string;
  /** Whether the person has seen what it contains; without it nothing is written. */
  readonly confirm?: boolean;
}

const PAGE = 200;

type Chosen = Pick<SupportCase, 'submission' | 'attempt' | 'attempts'>;

function latestAbout(entries: readonly HistoryEntry[], documentId: string): Chosen | null {
  const found = entries
    .filter(({ submission }) => submission.documentId === documentId)
    .flatMap(({ submission, attempts }) =>
      attempts.map((attempt) => ({ submission, attempt, attempts })),
    )
    .toSorted((one, other) =>
      one.attempt.start.startedAt.localeCompare(other.attempt.start.startedAt),
    );
  return found.at(-1) ?? null;
}

function byId(entries: readonly HistoryEntry[], attemptId: string): Chosen | null {
  for (const { submission, attempts } of entries) {
    const attempt = attempts.find(({ start }) => start.attemptId === attemptId);
    if (attempt !== undefined) return { submission, attempt, attempts };
  }
  return null;
}

async function chosenAttempt(archive: Archive, request: SupportRequest): Promise<Result<Chosen>> {
  const { attempt = '', document } = request;
  for (let offset = 0; ; offset += PAGE) {
    const about = document === undefined ? {} : { text: document };
    const page = await archive.history({ ...about, limit: PAGE, offset });
    if (!page.ok) return page;
    const found =
      document === undefined ? byId(page.value, attempt) : latestAbout(page.value, document);
    if (found !== null) return ok(found);
    if (page.value.length < PAGE) {
      return fail(appError('document/unknown', { documentId: document ?? attempt }));
    }
  }
}

/**
 * Prepares the mail for the Region's desk. Without `confirm` it only tells what the mail would contain; with it
 * the file is written, for the person to open, read and send with their own mail program.
 */
export async function supportBundle(
  bench: Workbench,
  request: SupportRequest,
): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const chosen = await chosenAttempt(archive.value, request);
  if (!chosen.ok) return chosen;
  const { documentId } = chosen.value.submission;
  const document = await archive.value.findDocument(documentId);
  if (!document.ok) return document;
  const supportCase = { ...chosen.value, document: document.value };
  const { mail, contents } = composeBundle(settings.value, supportCase, bench.clock.now());
  const isConfirmed = request.confirm === true;
  if (isConfirmed) {
    const written = await writeOutputFile(request.out, await createMailWriter().write(mail));
    if (!written.ok) return written;
  }
  return ok({
    json: {
      written: isConfirmed ? request.out : null,
      attemptId: chosen.value.attempt.start.attemptId,
      to: mail.to,
      cc: mail.cc,
      subject: mail.subject,
      contents,
    },
    lines: [
      ...contents,
      isConfirmed
        ? `Scritto      ${request.out}`
        : 'Nulla è stato scritto: ripetere con --confirm dopo aver letto che cosa contiene.',
    ],
    succeeded: true,
  });
}
