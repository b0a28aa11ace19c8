import { appError, errorText, type AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { DifferenceView } from '../../../shared/ipc/differenceViews.ts';
import type { UnreadableView, UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { compareDocument, type ComparedDocument } from '../../domain/compareDocument.ts';
import type { UnsignedDocument } from '../../domain/ports/archive.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { loadDocument, reviewArchived, standing } from './documentReview.ts';

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
  const { acquired, keptOut, verdict, fault } = reviewed.value;
  const { version, replaces, patient } = acquired.header;
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
    fault,
  });
}

/** How long one answer looks at documents before it says how far it is: a person sees that something goes on. */
const LOOK_MS = 400;

type Waiting = ContractResponse['documents.unsigned'];

function unreadableViewOf(
  { documentId, version, replaces, patient }: UnsignedDocument,
  error: AppError,
): UnreadableView {
  const cause = errorText(error).happened;
  return {
    documentId,
    version,
    replaces,
    patient,
    error: appError('document/unreadable', { documentId, cause }),
  };
}

/** What every document is looked at with: where that is missing it is no fault of any of them. */
async function requireMeans(desk: Desk): Promise<Result<void>> {
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const pack = await desk.officialPack();
  return pack.ok ? ok() : pack;
}

/**
 * Looks at each waiting document once and remembers it; whether it may go now is asked anew every time. One that cannot
 * be read keeps none of the others back, and is looked at again when everything is asked for again.
 */
function createUnsignedShelf(desk: Desk) {
  const known = new Map<string, FrozenView>();
  const unreadable = new Map<string, UnreadableView>();
  const isSeen = (documentId: string): boolean =>
    known.has(documentId) || unreadable.has(documentId);

  /** Looks at documents not seen yet for as long as one answer may take. */
  async function look(waiting: readonly UnsignedDocument[]): Promise<void> {
    const until = performance.now() + LOOK_MS;
    for (const document of waiting) {
      const { documentId } = document;
      if (isSeen(documentId)) continue;
      const view = await frozenViewOf(desk, document);
      if (view.ok) known.set(documentId, view.value);
      else unreadable.set(documentId, unreadableViewOf(document, view.error));
      if (performance.now() > until) return;
    }
  }

  async function viewsOf(waiting: readonly UnsignedDocument[]): Promise<UnsignedView[]> {
    const views: UnsignedView[] = [];
    for (const document of waiting) {
      const view = known.get(document.documentId);
      if (view === undefined) continue;
      const { fault, ...shown } = view;
      const stands = await standing(desk, document);
      views.push({ ...shown, obstacle: fault ?? (stands.ok ? null : stands.error) });
    }
    return views;
  }

  return async (waiting: readonly UnsignedDocument[]): Promise<Result<Waiting>> => {
    const ids = new Set(waiting.map(({ documentId }) => documentId));
    for (const seen of [known, unreadable]) {
      for (const documentId of seen.keys()) if (!ids.has(documentId)) seen.delete(documentId);
    }
    if (waiting.length > 0) {
      const means = await requireMeans(desk);
      if (!means.ok) return means;
    }
    await look(waiting);
    const done = known.size + unreadable.size;
    if (done < waiting.length) return ok({ kind: 'looking', done, total: waiting.length });
    const apart = [...unreadable.values()];
    unreadable.clear();
    return ok({ kind: 'known', documents: await viewsOf(waiting), unreadable: apart });
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
      return shelf(found.value);
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
