import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEditorStore } from '../../../../renderer/stores/editorStore.ts';
import { appError } from '../../../../shared/errors/appError.ts';
import { fail, ok } from '../../../../shared/errors/result.ts';
import type { DocumentView } from '../../../../shared/ipc/documentViews.ts';
import type { DraftView } from '../../../../shared/ipc/draftViews.ts';
import { nothingReviewed } from '../../../../shared/pss/working/draftState.ts';
import { openWorkingDraft } from '../../../../shared/pss/working/workingDraft.ts';
import { apiAnswering } from '../../../support/apiAnswering.ts';
import { fullPss } from '../../../support/pss/fullPss.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = '2026-11-27T09:00:00.000Z';

function draftOf(draftId: string): DraftView {
  const content = openWorkingDraft(fullPss);
  return {
    draftId,
    patient: { codiceFiscale: null, family: null, given: null, birthDate: null, gender: null },
    origin: { kind: 'new' },
    review: nothingReviewed,
    createdAt: at,
    updatedAt: at,
    documentId: null,
    revision: 1,
    base: content,
    content,
    act: { kind: 'first' },
    recoveredFrom: null,
  };
}

const person = { codiceFiscale: 'RMSLSO31M04Z404R', family: 'RAMUSA', given: 'OLSO' };
const sealed: DocumentView = {
  documentId: 'd',
  setId: 's',
  version: 1,
  replaces: null,
  effectiveTime: at,
  patient: { ...person, birthDate: '1931-08-04', gender: 'M' },
  severeAllergies: { kind: 'none' },
  doctor: person,
  sections: [],
  keptOut: 0,
  verdict: { verdict: 'accepted', findings: [], uncheckedSystems: [], packVersion: null },
  obstacle: null,
};

/** The editor over an archive that keeps what it is given, unless its disk is full. */
async function desk() {
  const disk = { isFull: false };
  /** The title last kept of each draft. */
  const kept = new Map<string, unknown>();
  const finished: string[] = [];
  /** What counts as open where the archive is. */
  const open = new Set<string>();
  let revision = 1;
  const useEditor = createEditorStore(
    apiAnswering({
      'drafts.open': ({ draftId }) => {
        if (draftId === 'gone') return fail(appError('draft/unknown', {}));
        open.add(draftId);
        return ok(draftOf(draftId));
      },
      'drafts.start': () => {
        open.add('a');
        return ok({ ...draftOf('a'), recoveredFrom: at });
      },
      'drafts.close': ({ draftId }) => {
        open.delete(draftId);
        return ok({});
      },
      'drafts.discard': () => ok({}),
      'drafts.judge': () => ok({ findings: [] }),
      'drafts.save': ({ draftId, content }) => {
        if (disk.isFull) return fail(appError('archive/disk-full', {}));
        kept.set(draftId, content.header['title']);
        revision += 1;
        return ok({ revision, savedAt: at });
      },
      'drafts.finish': ({ draftId }) => {
        finished.push(draftId);
        return ok({ kind: 'unconfirmed', sections: ['allergies'] });
      },
    }),
  );
  expect(await useEditor.getState().open('a')).toBe(true);
  const type = (words: string): void => {
    useEditor.getState().writeHeader((header) => ({ ...header, title: words }), 'title');
  };
  return { useEditor, disk, kept, finished, open, type };
}

it('opens no other draft while this one is not safe, and says why', async () => {
  const { useEditor, disk, type } = await desk();
  disk.isFull = true;
  type('scritto e non salvato');
  expect(await useEditor.getState().open('b')).toBe(false);
  expect(useEditor.getState()).toMatchObject({
    draft: { draftId: 'a' },
    content: { header: { title: 'scritto e non salvato' } },
    failure: { code: 'draft/other-unsaved' },
    save: { kind: 'failed', error: { code: 'archive/disk-full' } },
  });
  disk.isFull = false;
  expect(await useEditor.getState().open('b')).toBe(true);
  expect(useEditor.getState()).toMatchObject({ draft: { draftId: 'b' }, failure: null });
});

it('of two drafts asked for at once shows the last', async () => {
  const { useEditor } = await desk();
  const answers = await Promise.all([
    useEditor.getState().open('b'),
    useEditor.getState().open('c'),
  ]);
  expect(answers).toEqual([false, true]);
  expect(useEditor.getState()).toMatchObject({ draft: { draftId: 'c' }, isOpening: false });
});

it('leaves no draft open but the one on the screen', async () => {
  const { useEditor, open } = await desk();
  const { open: ask } = useEditor.getState();
  await Promise.all([ask('b'), ask('c'), ask('d')]);
  expect([...open]).toEqual(['d']);
  // Back to the one at hand before the other has come.
  expect(await Promise.all([ask('e'), ask('d')])).toEqual([false, true]);
  expect([...open]).toEqual(['d']);
  const overtaken = ask('e');
  await vi.advanceTimersByTimeAsync(0);
  await ask('d');
  await overtaken;
  expect([...open]).toEqual(['d']);
  // The one at hand stays where the other cannot be opened.
  expect(await ask('gone')).toBe(false);
  expect(useEditor.getState()).toMatchObject({ draft: { draftId: 'd' }, isOpening: false });
  expect([...open]).toEqual(['d']);
});

it('says of no draft that it was recovered while it was at hand all the time', async () => {
  const { useEditor, open } = await desk();
  await useEditor.getState().start({ kind: 'document', documentId: 'x' });
  expect(useEditor.getState().draft).toMatchObject({ draftId: 'a', recoveredFrom: null });
  expect([...open]).toEqual(['a']);
});

it('saves by itself what could not be saved, as soon as it can', async () => {
  const { useEditor, disk, kept, type } = await desk();
  disk.isFull = true;
  type('scritto a disco pieno');
  await vi.advanceTimersByTimeAsync(12_000);
  expect(useEditor.getState().save.kind).toBe('failed');
  disk.isFull = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(kept.get('a')).toBe('scritto a disco pieno');
  expect(useEditor.getState().save).toEqual({ kind: 'saved', at });
});

it('seals nothing that is not saved, also where the saving fails at the last moment', async () => {
  const { useEditor, disk, finished, type } = await desk();
  type('scritto per ultimo');
  disk.isFull = true;
  expect(await useEditor.getState().finish()).toMatchObject({
    kind: 'failed',
    error: { code: 'archive/disk-full' },
  });
  expect(finished).toEqual([]);
  expect(useEditor.getState().isFinishing).toBe(false);
  disk.isFull = false;
  expect(await useEditor.getState().finish()).toMatchObject({ kind: 'unconfirmed' });
  expect(finished).toEqual(['a']);
});

it('takes no letter while the document is being made: it would be in the draft and not in the document', async () => {
  const { useEditor, kept, type } = await desk();
  type('prima');
  const finishing = useEditor.getState().finish();
  type('durante');
  await finishing;
  expect(useEditor.getState().content.header['title']).toBe('prima');
  expect(kept.get('a')).toBe('prima');
  type('dopo');
  expect(useEditor.getState().content.header['title']).toBe('dopo');
});

it('takes nothing more, and seals no second time, while the draft of a document made is being closed', async () => {
  const closing = Promise.withResolvers<undefined>();
  let made = 0;
  const useEditor = createEditorStore(
    apiAnswering({
      'drafts.open': ({ draftId }) => ok(draftOf(draftId)),
      'drafts.close': async () => {
        await closing.promise;
        return ok({});
      },
      'drafts.judge': () => ok({ findings: [] }),
      'drafts.finish': () => {
        made += 1;
        return ok({ kind: 'sealed', document: sealed });
      },
    }),
  );
  await useEditor.getState().open('a');
  const first = useEditor.getState().finish();
  await expect.poll(() => made).toBe(1);
  useEditor.getState().writeHeader((header) => ({ ...header, title: 'dopo' }), 'title');
  expect(await useEditor.getState().finish()).toEqual({ kind: 'refused', errors: 0 });
  expect(useEditor.getState().save).toEqual({ kind: 'saved', at });
  closing.resolve(undefined);
  expect(await first).toMatchObject({ kind: 'sealed' });
  expect(useEditor.getState()).toMatchObject({ draft: null, isFinishing: false });
  expect(made).toBe(1);
});

it('keeps what is on the screen where going back to how it was could not be saved', async () => {
  const { useEditor, disk, kept, type } = await desk();
  type('sullo schermo');
  disk.isFull = true;
  expect(await useEditor.getState().leave('revert')).toBe(false);
  disk.isFull = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect(useEditor.getState().content.header['title']).toBe('sullo schermo');
  expect(kept.get('a')).toBe('sullo schermo');
});

it('saves nothing more of a draft that was thrown away', async () => {
  const { useEditor, kept, type } = await desk();
  type('da buttare');
  expect(await useEditor.getState().leave('discard')).toBe(true);
  await vi.advanceTimersByTimeAsync(6000);
  expect(kept.size).toBe(0);
  expect(useEditor.getState().draft).toBeNull();
});
