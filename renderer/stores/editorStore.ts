import { create } from 'zustand';
import { sectionOrder } from '../../shared/cda/sectionOrder.ts';
import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { ContractInput } from '../../shared/ipc/contract.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { DraftView } from '../../shared/ipc/draftViews.ts';
import type { SectionName } from '../../shared/pss/pss.ts';
import type { WorkingRecord } from '../../shared/pss/working/workingDraft.ts';
import type { Api } from '../api/api.ts';
import { isBlank } from '../features/editor/model/entries.ts';
import { closedEditor } from './editor/closedEditor.ts';
import { DraftSaver, type SaveState } from './editor/draftSaver.ts';
import { placedFinding, type PlacedFinding } from './editor/editorFindings.ts';
import {
  noted,
  stepBack,
  stepForward,
  type EditorHistory,
  type Written,
} from './editor/editorHistory.ts';

/** Where the editor stands: a section, or the data of the document. */
export type EditorPlace = SectionName | 'header';

/** What finishing came to. */
export type Finished =
  | { readonly kind: 'sealed'; readonly document: DocumentView }
  | { readonly kind: 'unconfirmed'; readonly sections: readonly SectionName[] }
  | { readonly kind: 'refused'; readonly errors: number }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The profile being written. */
export interface EditorState extends Written {
  /** Null while none is open. */
  readonly draft: DraftView | null;
  readonly failure: AppError | null;
  readonly isOpening: boolean;
  readonly isFinishing: boolean;
  readonly place: EditorPlace;
  /** The entry whose fields are open. */
  readonly openEntry: string | null;
  readonly history: EditorHistory;
  readonly save: SaveState;
  /** Whether anything was changed since it was opened. */
  readonly isChanged: boolean;
  readonly findings: readonly PlacedFinding[];
  /** Nothing is red before the first attempt to sign. */
  readonly hasTriedToFinish: boolean;
  /** What is being closed while it is asked what becomes of the draft: the draft alone, or the window with it. */
  readonly closing: 'draft' | 'window' | null;
  /** Null: shown where there is room. */
  readonly isPreviewShown: boolean | null;
  readonly start: (from: ContractInput['drafts.start']['from']) => Promise<boolean>;
  readonly open: (draftId: string) => Promise<boolean>;
  /** Goes back to the draft a document that waits for its signature was sealed from. */
  readonly reopen: (documentId: string) => Promise<boolean>;
  readonly go: (place: EditorPlace) => void;
  readonly setOpenEntry: (id: string | null) => void;
  /** Writes in a section; `key` names the datum for undo, null for a step of its own. */
  readonly writeSection: (
    name: SectionName,
    change: (section: WorkingRecord | null) => WorkingRecord | null,
    key: string | null,
  ) => void;
  readonly writeHeader: (change: (header: WorkingRecord) => WorkingRecord, key: string) => void;
  readonly confirm: (name: SectionName) => void;
  /** Confirms every section in which something is said and nothing was changed; answers how many. */
  readonly confirmUnchanged: () => number;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly flush: () => Promise<boolean>;
  readonly finish: () => Promise<Finished>;
  readonly showPreview: (isShown: boolean) => void;
  readonly setClosing: (closing: EditorState['closing']) => void;
  /** Leaves it: as a draft, as it was when opened, or not at all in the archive. */
  readonly leave: (what: 'keep' | 'revert' | 'discard') => Promise<boolean>;
}

const JUDGE_DELAY_MS = 350;

/** Makes the store of the editor. */
export function createEditorStore(api: Api) {
  return create<EditorState>()((set, get) => {
    let saver: DraftSaver | null = null;
    let judging: ReturnType<typeof setTimeout> | null = null;
    let judged = 0;
    let asked = 0;
    let taking: Promise<unknown> = Promise.resolve();

    async function judge(): Promise<void> {
      const { content, draft } = get();
      // Left while the judgement was waiting for a pause: there is nothing any more to judge.
      if (draft === null) return;
      judged += 1;
      const number = judged;
      const answer = await api.ask('drafts.judge', { content });
      // A judgement of what has been written over since is of no use.
      if (!answer.ok || number !== judged || get().draft?.draftId !== draft.draftId) return;
      set({ findings: answer.value.findings.map((finding) => placedFinding(finding, content)) });
    }

    function judgeSoon(): void {
      if (judging !== null) clearTimeout(judging);
      judging = setTimeout(() => {
        void judge();
      }, JUDGE_DELAY_MS);
    }

    function changed(written: Written, history: EditorHistory): void {
      // What is being sealed is what was saved: a letter typed meanwhile would be in the draft and not in the document.
      if (get().isFinishing) return;
      set({ ...written, history, isChanged: true });
      saver?.take(written);
      judgeSoon();
    }

    function write(written: Written, key: string | null): void {
      const { content, review, history } = get();
      changed(written, noted(history, { content, review }, key, Date.now()));
    }

    function show(draft: DraftView): void {
      saver = new DraftSaver(api, draft, (save) => {
        if (get().draft?.draftId !== draft.draftId) return;
        set(save.kind === 'saved' ? { save, failure: null } : { save });
      });
      set({
        ...closedEditor,
        draft,
        content: draft.content,
        review: draft.review,
        save: { kind: 'saved', at: draft.updatedAt },
      });
      void judge();
    }

    /** Answers whether everything written in the draft at hand is in the archive; says so where it is not. */
    async function isSafe(): Promise<boolean> {
      if (await get().flush()) return true;
      set({ isOpening: false, failure: appError('draft/other-unsaved', {}) });
      return false;
    }

    function letGo(draftId: string): Promise<unknown> {
      return api.ask('drafts.close', { draftId });
    }

    async function takeNow(
      number: number,
      ask: () => Promise<Result<DraftView>>,
    ): Promise<boolean> {
      if (number !== asked || !(await isSafe()) || number !== asked) return false;
      set({ isOpening: true, failure: null });
      const answer = await ask();
      const atHand = get().draft?.draftId ?? null;
      if (number !== asked) {
        // Nobody wants it any more, and what nobody has before the eyes must not count as open.
        if (answer.ok && answer.value.draftId !== atHand) await letGo(answer.value.draftId);
        return false;
      }
      if (!answer.ok) {
        set({ isOpening: false, failure: answer.error });
        return false;
      }
      const isAtHand = answer.value.draftId === atHand;
      show(isAtHand ? { ...answer.value, recoveredFrom: null } : answer.value);
      if (atHand !== null && !isAtHand) await letGo(atHand);
      return true;
    }

    /**
     * Opens what is asked for, once the draft at hand is safe, which stays at hand until then; of several asked for at
     * once, the last. One after the other: a draft let go late would close it for who asked for it again.
     */
    function take(ask: () => Promise<Result<DraftView>>): Promise<boolean> {
      asked += 1;
      const number = asked;
      const taken = taking.then(() => takeNow(number, ask));
      taking = taken.catch(() => undefined);
      return taken;
    }

    function close(): void {
      saver?.stop();
      saver = null;
      set(closedEditor);
    }

    return {
      ...closedEditor,
      start: (from) => take(() => api.ask('drafts.start', { from })),
      open: async (draftId) => {
        if (get().draft?.draftId !== draftId)
          return take(() => api.ask('drafts.open', { draftId }));
        asked += 1;
        set({ isOpening: false });
        return true;
      },
      reopen: (documentId) => take(() => api.ask('drafts.reopen', { documentId })),
      go: (place) => {
        set({ place });
      },
      setOpenEntry: (openEntry) => {
        set({ openEntry });
      },
      writeSection: (name, change, key) => {
        const { content, review } = get();
        const section = change(content.sections[name]);
        write(
          {
            content: { ...content, sections: { ...content.sections, [name]: section } },
            // Who writes in a section has it before the eyes: that is its confirmation.
            review: { ...review, [name]: new Date().toISOString() },
          },
          key,
        );
      },
      writeHeader: (change, key) => {
        const { content, review } = get();
        write({ content: { ...content, header: change(content.header) }, review }, key);
      },
      confirm: (name) => {
        const { content, review } = get();
        write({ content, review: { ...review, [name]: new Date().toISOString() } }, null);
      },
      confirmUnchanged: () => {
        const { content, review } = get();
        const waiting = sectionOrder.filter(
          (name) => review[name] === null && !isBlank(content.sections[name]),
        );
        if (waiting.length === 0) return 0;
        const at = new Date().toISOString();
        const confirmed = Object.fromEntries(waiting.map((name) => [name, at]));
        write({ content, review: { ...review, ...confirmed } }, null);
        return waiting.length;
      },
      undo: () => {
        const { content, review, history } = get();
        const step = stepBack(history, { content, review });
        if (step !== null) changed(step.written, step.history);
        return step !== null;
      },
      redo: () => {
        const { content, review, history } = get();
        const step = stepForward(history, { content, review });
        if (step !== null) changed(step.written, step.history);
        return step !== null;
      },
      flush: () => saver?.flush() ?? Promise.resolve(true),
      finish: async () => {
        const { draft } = get();
        if (draft === null || get().isFinishing) return { kind: 'refused', errors: 0 };
        set({ isFinishing: true });
        await get().flush();
        // Asked of the state after the attempt: what is not saved is not sealed.
        const { save } = get();
        if (save.kind === 'failed') {
          set({ isFinishing: false });
          return { kind: 'failed', error: save.error };
        }
        const answer = await api.ask('drafts.finish', { draftId: draft.draftId });
        if (!answer.ok) {
          set({ isFinishing: false });
          return { kind: 'failed', error: answer.error };
        }
        switch (answer.value.kind) {
          case 'sealed':
            // Until it is closed there is nothing to write in any more, and nothing to seal a second time.
            await api.ask('drafts.close', { draftId: draft.draftId });
            close();
            return answer.value;
          case 'unconfirmed':
            set({ isFinishing: false, hasTriedToFinish: true });
            return answer.value;
          case 'refused': {
            const { content } = get();
            const findings = answer.value.findings.map((each) => placedFinding(each, content));
            set({ isFinishing: false, hasTriedToFinish: true, findings });
            const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
            return { kind: 'refused', errors };
          }
        }
      },
      showPreview: (isPreviewShown) => {
        set({ isPreviewShown });
      },
      setClosing: (closing) => {
        set({ closing });
      },
      leave: async (what) => {
        const { draft } = get();
        if (draft === null) return true;
        const { draftId } = draft;
        if (what === 'revert') saver?.take({ content: draft.content, review: draft.review });
        const isSafe = what === 'discard' || (await get().flush());
        if (!isSafe) {
          // What is on the screen is what is saved when it can be, reverted or not.
          const { content, review } = get();
          if (what === 'revert') saver?.take({ content, review });
          set({ closing: null });
          return false;
        }
        const verb = what === 'discard' ? 'drafts.discard' : 'drafts.close';
        const answer = await api.ask(verb, { draftId });
        if (!answer.ok) {
          set({ closing: null, failure: answer.error });
          return false;
        }
        close();
        return true;
      },
    };
  });
}
