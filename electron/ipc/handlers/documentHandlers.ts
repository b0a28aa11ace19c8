import { Buffer } from 'node:buffer';
import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { nextIdentity } from '../../../shared/fse/identifiers.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { decodeCda } from '../../domain/decodeCda.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import {
  documentViewOf,
  keepAndReview,
  loadDocument,
  reviewArchived,
  type ReviewedDocument,
} from './documentReview.ts';

function viewed(reviewed: Result<ReviewedDocument>): Result<DocumentView> {
  return reviewed.ok ? ok(documentViewOf(reviewed.value)) : reviewed;
}

/** The bytes of the next version: same content, new identity in the same set. */
async function renewedBytes(desk: Desk, documentId: string): Promise<Result<Uint8Array>> {
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const document = await loadDocument(desk, documentId);
  if (!document.ok) return document;
  const text = decodeCda(document.value.cda);
  if (!text.ok) return text;
  const at = desk.clock.now();
  const identity = nextIdentity(document.value, settings.value.profile, {
    at,
    digits: (count) => desk.randomness.digits(count),
  });
  const next = nextVersion(text.value, {
    documentId: identity.documentId,
    effectiveTime: at.toISOString(),
  });
  return next.ok ? ok(new TextEncoder().encode(next.value)) : next;
}

/** A look at a document is a deed of the trail (reliability §9). */
async function noteViewed(desk: Desk, documentId: string): Promise<Result<void>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  return archive.value.noteDeed('document-viewed', documentId, desk.clock.now().toISOString());
}

/** The verbs about documents before they are signed. */
export function documentHandlers(
  desk: Desk,
): Pick<Handlers, 'documents.import' | 'documents.open' | 'documents.renew' | 'documents.preview'> {
  return {
    'documents.import': async ({ content }) =>
      viewed(await keepAndReview(desk, Buffer.from(content, 'base64'))),
    'documents.open': async ({ documentId }) => {
      const noted = await noteViewed(desk, documentId);
      return noted.ok ? viewed(await reviewArchived(desk, documentId)) : noted;
    },
    'documents.renew': async ({ documentId }) => {
      const bytes = await renewedBytes(desk, documentId);
      return bytes.ok ? viewed(await keepAndReview(desk, bytes.value)) : bytes;
    },
    'documents.preview': async ({ documentId }) => {
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      const { signed, cda } = document.value;
      if (cda.length === 0) return fail(appError('document/content-released', {}));
      const noted = await noteViewed(desk, documentId);
      if (!noted.ok) return noted;
      const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
      if (signed !== null) {
        return ok({ pdf: base64(signed.pdf), signed: true, substitutedCharacters: [] });
      }
      const rendered = await desk.pdf.render(cda, desk.clock.now());
      if (!rendered.ok) return rendered;
      const { pdf, substitutedCharacters } = rendered.value;
      return ok({
        pdf: base64(pdf),
        signed: false,
        substitutedCharacters: [...substitutedCharacters],
      });
    },
  };
}
