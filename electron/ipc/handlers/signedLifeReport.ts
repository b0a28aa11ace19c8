import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { Archive } from '../../domain/ports/archive.ts';
import type { CardPort } from '../../domain/ports/card.ts';
import type { SigningOptions } from '../../domain/prepareSignature.ts';
import { writeLifeReport } from '../../domain/records/lifeReport.ts';
import { signReport } from '../../domain/records/signReport.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Desk } from '../desk.ts';

/** What a report is signed with; see the signatures of documents. */
interface ReportParts {
  readonly settings: Settings;
  readonly archive: Archive;
  readonly card: CardPort;
  readonly signing: SigningOptions;
}

/** The life of a document as an archival PDF, signed by the doctor of this desk. */
export async function signedLifeReport(
  desk: Desk,
  { settings, archive, card, signing }: ReportParts,
  documentId: string,
): Promise<Result<ContractResponse['history.signedLifeReport']>> {
  const { clock, reports, pins, pdf: paper } = desk;
  const { codiceFiscale } = settings.profile;
  const report = await writeLifeReport({ archive, clock, reports }, documentId, async (pdf) => {
    const signed = await signReport({ card, pins, pdf: paper, clock }, pdf, codiceFiscale, signing);
    return signed.ok ? ok(signed.value.pdf) : signed;
  });
  if (!report.ok) return report;
  const content = Buffer.from(report.value.pdf).toString('base64');
  const fileName = `vita-del-documento-${clock.now().toISOString().slice(0, 10)}-firmata.pdf`;
  return ok({ file: { fileName, mediaType: 'application/pdf', content } });
}
