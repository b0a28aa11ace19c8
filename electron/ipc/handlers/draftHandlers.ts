import { Buffer } from 'node:buffer';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { DraftView } from '../../../shared/ipc/draftViews.ts';
import type { DraftPorts } from '../../domain/drafts/draftPorts.ts';
import { patientOfDraft } from '../../domain/drafts/draftPatient.ts';
import { finishDraft, type FinishedDraft } from '../../domain/drafts/finishDraft.ts';
import { judgeDraft } from '../../domain/drafts/judgeDraft.ts';
import { previewDraft } from '../../domain/drafts/previewDraft.ts';
import { proposeAct } from '../../domain/drafts/proposeAct.ts';
import { startFromDocument, startFromImport, startNew } from '../../domain/drafts/startDraft.ts';
import { importDraft } from '../../domain/importDraft.ts';
import type { StoredDraft } from '../../domain/ports/draftStore.ts';
import type { ContractRequest, ContractResponse } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { documentViewOf, reviewArchived } from './documentReview.ts';

/** What the acts on drafts work with, opened at their first use. */
export async function draftPorts(desk: Desk): Promise<Result<DraftPorts>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const { clock, randomness } = desk;
  return ok({ archive: archive.value, clock, randomness, settings: settings.value });
}

/** A draft as the window opens it: from here on it counts as open until the window says otherwise. */
async function opened(ports: DraftPorts, draft: StoredDraft): Promise<Result<DraftView>> {
  const { archive, clock, settings } = ports;
  const { codiceFiscale } = draft.patient;
  const act = await proposeAct(archive, settings.profile.codiceFiscale, codiceFiscale);
  if (!act.ok) return act;
  const marked = await archive.markDraftOpen(draft.draftId, clock.now().toISOString());
  if (!marked.ok) return marked;
  const recoveredFrom = draft.openSince === null || draft.revision === 1 ? null : draft.updatedAt;
  return ok({ ...draft, act: act.value, recoveredFrom });
}

async function start(
  desk: Desk,
  ports: DraftPorts,
  from: ContractRequest['drafts.start']['from'],
): Promise<Result<StoredDraft>> {
  switch (from.kind) {
    case 'document':
      return startFromDocument(ports, from.documentId);
    case 'patient':
      return startNew(ports, from.patient);
    case 'file': {
      const bytes = Buffer.from(from.content, 'base64');
      const imported = await importDraft(desk.pdf, bytes, desk.randomness);
      return imported.ok ? startFromImport(ports, imported.value) : imported;
    }
  }
}

async function finishedView(
  desk: Desk,
  finished: FinishedDraft,
): Promise<Result<ContractResponse['drafts.finish']>> {
  switch (finished.kind) {
    case 'unconfirmed':
      return ok({ kind: 'unconfirmed', sections: [...finished.sections] });
    case 'refused':
      return ok({ kind: 'refused', findings: [...finished.findings] });
    case 'sealed': {
      const reviewed = await reviewArchived(desk, finished.document.documentId);
      return reviewed.ok
        ? ok({ kind: 'sealed', document: documentViewOf(reviewed.value) })
        : reviewed;
    }
  }
}

type DraftVerb = Extract<keyof Handlers, `drafts.${string}`>;

/** The verbs on profiles being written. */
export function draftHandlers(desk: Desk): Pick<Handlers, DraftVerb> {
  const changed = (): void => {
    desk.emit('drafts.changed', {});
    desk.emit('documents.changed', {});
  };
  return {
    'drafts.list': async () => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const drafts = await archive.value.drafts();
      return drafts.ok ? ok({ drafts: [...drafts.value] }) : drafts;
    },
    'drafts.start': async ({ from }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const started = await start(desk, ports.value, from);
      if (!started.ok) return started;
      changed();
      return opened(ports.value, started.value);
    },
    'drafts.open': async ({ draftId }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const found = await ports.value.archive.findDraft(draftId);
      if (!found.ok) return found;
      return found.value === null
        ? fail(appError('draft/unknown', {}))
        : opened(ports.value, found.value);
    },
    'drafts.close': async ({ draftId }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const marked = await archive.value.markDraftOpen(draftId, null);
      if (!marked.ok) return marked;
      changed();
      return ok({});
    },
    'drafts.save': async ({ draftId, revision, content, review }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const savedAt = desk.clock.now().toISOString();
      const patient = patientOfDraft(content);
      const kept = { patient, content, review };
      const saved = await archive.value.saveDraft(draftId, revision, kept, savedAt);
      return saved.ok ? ok({ revision: saved.value, savedAt }) : saved;
    },
    'drafts.judge': async ({ content }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const pack = await desk.officialPack();
      if (!pack.ok) return pack;
      return ok({ findings: [...judgeDraft(ports.value, pack.value, content)] });
    },
    'drafts.preview': async ({ content }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const rendered = await previewDraft(ports.value, desk.pdf, content);
      if (!rendered.ok) return rendered;
      const { pdf, substitutedCharacters } = rendered.value;
      return ok({
        pdf: Buffer.from(pdf).toString('base64'),
        substitutedCharacters: [...substitutedCharacters],
      });
    },
    'drafts.finish': async ({ draftId }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const pack = await desk.officialPack();
      if (!pack.ok) return pack;
      const parts = { pdf: desk.pdf, pack: pack.value };
      const finished = await finishDraft(ports.value, parts, draftId);
      if (!finished.ok) return finished;
      if (finished.value.kind === 'sealed') changed();
      return finishedView(desk, finished.value);
    },
    'drafts.reopen': async ({ documentId }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const { archive } = ports.value;
      const found = await archive.draftOfDocument(documentId);
      if (!found.ok) return found;
      if (found.value === null) return fail(appError('draft/unknown', {}));
      const at = desk.clock.now().toISOString();
      const reopened = await archive.reopenDraft(found.value.draftId, at);
      if (!reopened.ok) return reopened;
      changed();
      return opened(ports.value, { ...found.value, documentId: null, openSince: null });
    },
    'drafts.discard': async ({ draftId }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const removed = await archive.value.removeDraft(draftId, desk.clock.now().toISOString());
      if (!removed.ok) return removed;
      changed();
      return ok({});
    },
  };
}
