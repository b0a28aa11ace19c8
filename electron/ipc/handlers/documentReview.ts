import { judge } from '../../../shared/conformance/judge.ts';
import type { Verdict } from '../../../shared/conformance/finding.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { countMaskedEntries } from '../../../shared/pss/working/maskedEntries.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import {
  childElements,
  elementAt,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../shared/xml/xmlTree.ts';
import { acquireDocument, type AcquiredDocument } from '../../domain/acquireDocument.ts';
import { checkMayPublish, checkMayReplace, type DocumentPlace } from '../../domain/enqueueAct.ts';
import { requireAccepted } from '../../domain/judgedDocument.ts';
import type { ArchivedDocument } from '../../domain/ports/archive.ts';
import { publicationVisibility } from '../../domain/visibility.ts';
import { preflightDocument } from '../../domain/preflightDocument.ts';
import { requireAuthor, requireDocument } from '../../domain/requireDocument.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { severeAllergiesOf } from './severeAllergies.ts';
import type { Desk } from '../desk.ts';

/** A document with its judgement and, where there is one, the reason it cannot be signed and sent. */
export interface ReviewedDocument {
  readonly acquired: AcquiredDocument;
  readonly verdict: Verdict;
  /** How many entries the doctor kept out of it. */
  readonly keptOut: number;
  /** What is wrong with its bytes, for ever: another author, or a refused verdict. */
  readonly fault: AppError | null;
  /** The fault, or else why its place in its set, or what the gateway would refuse, keeps it back now. */
  readonly obstacle: AppError | null;
}

/** The archived document of an identifier, or `document/unknown`. */
export async function loadDocument(
  desk: Desk,
  documentId: string,
): Promise<Result<ArchivedDocument>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  return requireDocument(archive.value, documentId);
}

/** Whether a document may be published, or may replace the one it names, as things stand now. */
export async function standing(desk: Desk, place: DocumentPlace): Promise<Result<void>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const { replaces } = place;
  return replaces === null
    ? checkMayPublish(archive.value, place)
    : checkMayReplace(archive.value, place, replaces);
}

/**
 * Judges a document and looks for the first reason against signing it: author, verdict, place in its set, what the
 * gateway would refuse.
 */
export async function reviewDocument(
  desk: Desk,
  acquired: AcquiredDocument,
): Promise<Result<ReviewedDocument>> {
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const pack = await desk.officialPack();
  if (!pack.ok) return pack;
  const verdict = judge(acquired.text, pack.value);
  const author = requireAuthor(settings.value.profile.codiceFiscale, acquired);
  const sound = author.ok ? requireAccepted(verdict) : author;
  const fault = sound.ok ? null : sound.error;
  const stands = await standing(desk, acquired.header);
  const sealed = sealDocument(acquired.cda, acquired.header, desk.clock.now());
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const visibility = await publicationVisibility(archive.value, sealed, sealed.replaces);
  if (!visibility.ok) return visibility;
  const masked = await archive.value.maskedEntries(sealed.documentId);
  if (!masked.ok) return masked;
  const refusals = preflightDocument(sealed, sealed.replaces, settings.value, visibility.value);
  const [refusal = null] = refusals;
  const obstacle = fault ?? (stands.ok ? refusal : stands.error);
  return ok({ acquired, verdict, keptOut: countMaskedEntries(masked.value), fault, obstacle });
}

/** Reviews the archived document of an identifier. */
export async function reviewArchived(
  desk: Desk,
  documentId: string,
): Promise<Result<ReviewedDocument>> {
  const document = await loadDocument(desk, documentId);
  if (!document.ok) return document;
  const acquired = await acquireDocument(desk.pdf, document.value.cda);
  return acquired.ok ? reviewDocument(desk, acquired.value) : acquired;
}

/** Freezes a document in the archive as it is and reviews it. */
export async function keepAndReview(
  desk: Desk,
  bytes: Uint8Array,
): Promise<Result<ReviewedDocument>> {
  const acquired = await acquireDocument(desk.pdf, bytes);
  if (!acquired.ok) return acquired;
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const { cda, header } = acquired.value;
  const saved = await archive.value.saveDocument(sealDocument(cda, header, desk.clock.now()));
  if (!saved.ok) return saved;
  desk.emit('documents.changed', {});
  return reviewDocument(desk, acquired.value);
}

function sectionsOf(root: XmlElement): DocumentView['sections'] {
  const body = elementAt(root, 'component', 'structuredBody');
  if (body === undefined) return [];
  return childElements(body, 'component').flatMap((component) => {
    const section = firstChild(component, 'section');
    if (section === undefined) return [];
    const title = textOf(firstChild(section, 'title')).trim();
    return [{ title, entries: childElements(section, 'entry').length }];
  });
}

/** A reviewed document as the window is shown it. */
export function documentViewOf({
  acquired,
  verdict,
  keptOut,
  obstacle,
}: ReviewedDocument): DocumentView {
  const { documentId, setId, version, replaces, effectiveTime, patient, legalAuthenticator } =
    acquired.header;
  const root = parseXml(acquired.text);
  return {
    documentId,
    setId,
    version,
    replaces,
    effectiveTime,
    patient,
    severeAllergies: root.ok ? severeAllergiesOf(root.value) : { kind: 'unknown' },
    doctor: legalAuthenticator,
    sections: root.ok ? sectionsOf(root.value) : [],
    keptOut,
    verdict: {
      verdict: verdict.verdict,
      findings: [...verdict.findings],
      uncheckedSystems: [...verdict.uncheckedSystems],
      packVersion: verdict.packVersion,
    },
    obstacle,
  };
}
