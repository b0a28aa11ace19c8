import { Buffer } from 'node:buffer';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ExchangedFileView } from '../../../shared/ipc/areas/exchange.ts';
import { writeDraftFile } from '../../../shared/pss/draftFile.ts';
import { settleDraft } from '../../../shared/pss/working/settleDraft.ts';
import { takeFile } from '../../domain/exchange/takeFile.ts';
import type { StoredDraft } from '../../domain/ports/draftStore.ts';
import type { ExchangedFile } from '../../domain/ports/exchangeJournal.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { draftPorts } from './draftHandlers.ts';

/** Files shown; the journal keeps them all. */
const LATEST = 100;

function fileViewOf({
  sha256,
  name,
  takenAt,
  modifiedAt,
  outcome,
}: ExchangedFile): ExchangedFileView {
  return { sha256, name, takenAt, isFromFolder: modifiedAt !== null, outcome };
}

async function draftOf(desk: Desk, draftId: string): Promise<Result<StoredDraft>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const found = await archive.value.findDraft(draftId);
  if (!found.ok) return found;
  return found.value === null ? fail(appError('draft/unknown', {})) : ok(found.value);
}

/** A file name that names the patient as the doctor would: `pss-bozza-rossi-mario.json`. */
function fileNameOf({ patient: { family, given } }: StoredDraft): string {
  const words = [family, given].filter((word) => word !== null);
  const plain = words
    .join('-')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
  return `pss-bozza-${plain === '' ? 'senza-nome' : plain}.json`;
}

type ExchangeVerb = Extract<keyof Handlers, `exchange.${string}`>;

/** The verbs about files of other programs. */
export function exchangeHandlers(desk: Desk): Pick<Handlers, ExchangeVerb> {
  return {
    'exchange.take': async ({ name, content }) => {
      const ports = await draftPorts(desk);
      if (!ports.ok) return ports;
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const taken = await takeFile(ports.value, desk.pdf, { name, bytes, modifiedAt: null });
      if (!taken.ok) return taken;
      desk.emit('drafts.changed', {});
      desk.emit('patients.changed', {});
      return ok(fileViewOf(taken.value));
    },
    'exchange.list': async () => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const files = await archive.value.exchanges(LATEST);
      if (!files.ok) return files;
      return ok({ files: files.value.map((file) => fileViewOf(file)), folder: desk.folder() });
    },
    'exchange.account': async ({ draftId }) => {
      const draft = await draftOf(desk, draftId);
      if (!draft.ok) return draft;
      const { origin } = draft.value;
      if (origin.kind !== 'import') {
        return ok({ mapped: 0, unmapped: [], relabelled: [], dangling: [] });
      }
      const { mapped, unmapped, relabelled, dangling } = origin;
      return ok({
        mapped,
        unmapped: [...unmapped],
        relabelled: [...relabelled],
        dangling: [...dangling],
      });
    },
    'exchange.export': async ({ draftId }) => {
      const draft = await draftOf(desk, draftId);
      if (!draft.ok) return draft;
      const settled = settleDraft(draft.value.content);
      return ok({
        fileName: fileNameOf(draft.value),
        mediaType: 'application/json',
        content: Buffer.from(writeDraftFile(settled.draft)).toString('base64'),
      });
    },
  };
}
