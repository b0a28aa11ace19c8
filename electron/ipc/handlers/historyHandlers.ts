import { ok } from '../../../shared/errors/result.ts';
import { HISTORY_PAGE } from '../../../shared/ipc/areas/history.ts';
import type { ContractRequest } from '../../../shared/ipc/contract.ts';
import { checkPublished } from '../../domain/documentStatus.ts';
import type { HistoryQuery } from '../../domain/ports/archive.ts';
import { isHidden } from '../../domain/visibility.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { actViewsOf } from './actViews.ts';
import { loadDocument } from './documentReview.ts';

/** More acts than a document ever has. */
const WHOLE_LIFE = 500;

/** The filters as the window gives them. */
type HistoryFilters = Omit<ContractRequest['history.search'], 'offset'>;

/** The query of the archive for the filters; a text of spaces is none. */
export function historyQueryOf(filters: HistoryFilters): HistoryQuery {
  const { operation, state, from, to } = filters;
  const text = filters.text?.trim() ?? '';
  return {
    ...(text === '' ? {} : { text }),
    ...(operation === undefined ? {} : { operation }),
    ...(state === undefined ? {} : { state }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The verbs of the history. */
export function historyHandlers(
  desk: Desk,
): Pick<Handlers, 'history.search' | 'history.recalled' | 'history.document'> {
  return {
    'history.search': async ({ offset, ...filters }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const query = historyQueryOf(filters);
      const found = await archive.value.history({ ...query, limit: HISTORY_PAGE, offset });
      if (!found.ok) return found;
      const total = await archive.value.countHistory(query);
      if (!total.ok) return total;
      const acts = await actViewsOf(archive.value, found.value);
      return acts.ok ? ok({ acts: acts.value, total: total.value }) : acts;
    },
    'history.recalled': async (filters) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const recalled = await archive.value.recalledActs(historyQueryOf(filters).text ?? null);
      if (!recalled.ok) return recalled;
      const acts = recalled.value.map((act) => ({ ...act, answers: [...act.answers] }));
      return ok({ acts });
    },
    'history.document': async ({ documentId }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      const about = await archive.value.submissionsAbout(documentId);
      if (!about.ok) return about;
      const entries = await archive.value.history({ text: documentId, limit: WHOLE_LIFE });
      if (!entries.ok) return entries;
      const concerned = new Set(about.value.map((each) => each.submissionId));
      const acts = await actViewsOf(
        archive.value,
        entries.value.filter(({ submission }) => concerned.has(submission.submissionId)),
      );
      if (!acts.ok) return acts;
      const { version, replaces, patient, sealedAt, signed } = document.value;
      const published = checkPublished(documentId, about.value);
      return ok({
        documentId,
        version,
        replaces,
        patient,
        sealedAt,
        signedAt: signed?.signedAt ?? null,
        acts: acts.value.toReversed(),
        isHidden: isHidden(documentId, about.value),
        obstacle: published.ok ? null : published.error,
      });
    },
  };
}
