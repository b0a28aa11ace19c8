import type { AppError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { DifferenceView } from '../../../shared/ipc/differenceViews.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
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

/** Looks at each waiting document once and remembers it; whether it may go now is asked anew every time. */
function createUnsignedShelf(desk: Desk) {
  const known = new Map<string, FrozenView>();

  /** Looks at documents not seen yet for as long as one answer may take. */
  async function look(waiting: readonly UnsignedDocument[]): Promise<Result<void>> {
    const until = performance.now() + LOOK_MS;
    for (const document of waiting) {
      if (known.has(document.documentId)) continue;
      const view = await frozenViewOf(desk, document);
      if (!view.ok) return view;
      known.set(document.documentId, view.value);
      if (performance.now() > until) return ok();
    }
    return ok();
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
    for (const documentId of known.keys()) if (!ids.has(documentId)) known.delete(documentId);
    const looked = await look(waiting);
    if (!looked.ok) return looked;
    const done = known.size;
    if (done < waiting.length) return ok({ kind: 'looking', done, total: waiting.length });
    return ok({ kind: 'known', documents: await viewsOf(waiting) });
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
