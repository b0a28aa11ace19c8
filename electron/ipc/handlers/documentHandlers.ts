import { Buffer } from 'node:buffer';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import type { NotedDeed } from '../../domain/ports/auditTrail.ts';
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

/** A look at a document and its printing are deeds of the trail (reliability §9). */
async function note(desk: Desk, deed: NotedDeed, documentId: string): Promise<Result<void>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  return archive.value.noteDeed(deed, documentId, desk.clock.now().toISOString());
}

/** The verbs about documents before they are signed. */
export function documentHandlers(
  desk: Desk,
): Pick<
  Handlers,
  'documents.import' | 'documents.open' | 'documents.preview' | 'documents.printed'
> {
  return {
    'documents.import': async ({ content }) =>
      viewed(await keepAndReview(desk, Buffer.from(content, 'base64'))),
    'documents.open': async ({ documentId }) => {
      const noted = await note(desk, 'document-viewed', documentId);
      return noted.ok ? viewed(await reviewArchived(desk, documentId)) : noted;
    },
    'documents.printed': async ({ documentId }) => {
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      const noted = await note(desk, 'document-printed', documentId);
      return noted.ok ? ok({}) : noted;
    },
    'documents.preview': async ({ documentId }) => {
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      const { signed, cda } = document.value;
      if (cda.length === 0) return fail(appError('document/content-released', {}));
      const noted = await note(desk, 'document-viewed', documentId);
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
