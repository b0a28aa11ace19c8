import { Buffer } from 'node:buffer';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { supportBundle } from '../../domain/supportBundle.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** More acts than a document ever has. */
const WHOLE_LIFE = 500;

async function supportMail(
  desk: Desk,
  submissionId: string,
  number: number,
): Promise<Result<ContractResponse['history.supportMail']>> {
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const found = await archive.value.findSubmission(submissionId);
  if (!found.ok) return found;
  const documentId = found.value?.documentId ?? submissionId;
  const entries = await archive.value.history({ text: documentId, limit: WHOLE_LIFE });
  if (!entries.ok) return entries;
  const entry = entries.value.find(({ submission }) => submission.submissionId === submissionId);
  const attempt = entry?.attempts.find((each) => each.number === number);
  if (entry === undefined || attempt === undefined) {
    return fail(appError('document/unknown', { documentId }));
  }
  const document = await archive.value.findDocument(documentId);
  if (!document.ok) return document;
  const { submission, attempts } = entry;
  const supportCase = { submission, attempt, attempts, document: document.value };
  const { mail, contents } = supportBundle(settings.value, supportCase, desk.clock.now());
  const bytes = await desk.mail.write(mail);
  return ok({
    contents: [...contents],
    fileName: `assistenza-${attempt.start.submissionIdentifier}.eml`,
    mail: Buffer.from(bytes).toString('base64'),
  });
}

/** The verb for the Region's support desk. */
export function supportHandlers(desk: Desk): Pick<Handlers, 'history.supportMail'> {
  return {
    'history.supportMail': ({ submissionId, attempt }) => supportMail(desk, submissionId, attempt),
  };
}
