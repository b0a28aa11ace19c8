import type { AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { DifferenceView } from '../../../shared/ipc/differenceViews.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { compareDocument, type ComparedDocument } from '../../domain/compareDocument.ts';
import type { UnsignedDocument } from '../../domain/ports/archive.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { documentViewOf, loadDocument, reviewArchived, standing } from './documentReview.ts';

async function compared(desk: Desk, documentId: string): Promise<Result<ComparedDocument>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const document = await loadDocument(desk, documentId);
  return document.ok ? compareDocument(archive.value, desk.randomness, document.value) : document;
}

function differenceViewOf({
  documentId,
  comparedWith,
  changed,
  same,
  empty,
}: ComparedDocument): DifferenceView {
  return {
    documentId,
    comparedWith,
    changed: changed.map(({ section, title, changes }) => ({
      section,
      title,
      changes: changes.map(({ kind, before, after, fields }) => ({
        kind,
        before: before.map((line) => [...line]),
        after: after.map((line) => [...line]),
        fields: [...fields],
      })),
    })),
    same: same.map(({ lines, ...contents }) => ({ ...contents, lines: [...lines] })),
    empty: [...empty],
  };
}

/** What never changes of a document that waits: its bytes are frozen, and so is what was found in them. */
type FrozenView = Omit<UnsignedView, 'obstacle'> & { readonly fault: AppError | null };

async function frozenViewOf(
  desk: Desk,
  { documentId, sealedAt }: UnsignedDocument,
): Promise<Result<FrozenView>> {
  const reviewed = await reviewArchived(desk, documentId);
  if (!reviewed.ok) return reviewed;
  const difference = await compared(desk, documentId);
  if (!difference.ok) return difference;
  const { version, replaces, patient, keptOut, verdict } = documentViewOf(reviewed.value);
  return ok({
    documentId,
    version,
    replaces,
    patient,
    keptOut,
    operation: replaces === null ? 'create' : 'replace',
    sealedAt,
    changes: difference.value.changed.map(({ title, changes }) => ({
      title,
      count: changes.length,
    })),
    warnings: verdict.findings.filter(({ severity }) => severity === 'warning').length,
    fault: reviewed.value.fault,
  });
}

/** Looks at each waiting document once and remembers it; whether it may go now is asked anew every time. */
function createUnsignedShelf(desk: Desk) {
  let known = new Map<string, FrozenView>();

  async function frozen(document: UnsignedDocument): Promise<Result<FrozenView>> {
    const seen = known.get(document.documentId);
    return seen === undefined ? frozenViewOf(desk, document) : ok(seen);
  }

  return async (waiting: readonly UnsignedDocument[]): Promise<Result<UnsignedView[]>> => {
    const kept = new Map<string, FrozenView>();
    const views: UnsignedView[] = [];
    for (const document of waiting) {
      const view = await frozen(document);
      if (!view.ok) return view;
      kept.set(document.documentId, view.value);
      const { fault, ...shown } = view.value;
      const stands = await standing(desk, document);
      views.push({ ...shown, obstacle: fault ?? (stands.ok ? null : stands.error) });
    }
    known = kept;
    return ok(views);
  };
}

/** The verbs about documents that wait for their signature. */
export function unsignedHandlers(
  desk: Desk,
): Pick<Handlers, 'documents.unsigned' | 'documents.withdraw' | 'documents.difference'> {
  const shelf = createUnsignedShelf(desk);
  return {
    'documents.unsigned': async () => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const found = await archive.value.unsignedDocuments();
      if (!found.ok) return found;
      const documents = await shelf(found.value);
      return documents.ok ? ok({ documents: documents.value }) : documents;
    },
    'documents.withdraw': async ({ documentId }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const at = desk.clock.now().toISOString();
      const withdrawn = await archive.value.withdrawDocument(documentId, at);
      if (!withdrawn.ok) return withdrawn;
      desk.emit('documents.changed', {});
      return ok({});
    },
    'documents.difference': async ({ documentId }) => {
      const difference = await compared(desk, documentId);
      return difference.ok ? ok(differenceViewOf(difference.value)) : difference;
    },
  };
}
