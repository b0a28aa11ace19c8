import { useEffect, useRef } from 'react';
import { useStores } from '../../stores/stores.tsx';
import { useEditorActs } from './useEditorActs.ts';

/**
 * Closing the window goes the way of closing the draft: a changed one holds the window back and asks what becomes of
 * it, one that was not changed is closed with it. Inside Electron nothing else is shown; a browser first asks in words
 * of its own whether to stay. A desk being locked is never held back: everything is saved by then.
 */
export function useWindowClosing(): void {
  const { useEditor, useDesk, useStanding } = useStores();
  const { leave, askFirst } = useEditorActs();
  const go = useDesk((state) => state.go);
  const acts = useRef({ leave, askFirst, go });
  useEffect(() => {
    acts.current = { leave, askFirst, go };
  });
  useEffect(() => {
    // Who was told that the draft cannot be saved, and closes all the same, is let go.
    let wasToldOfFailure = false;
    const onLeaving = (event: BeforeUnloadEvent): void => {
      const { draft, save } = useEditor.getState();
      const isLocked = useStanding.getState().standing?.state.kind !== 'ready';
      if (draft === null || isLocked || (save.kind === 'failed' && wasToldOfFailure)) return;
      if (!acts.current.askFirst('window')) return;
      wasToldOfFailure = save.kind === 'failed';
      event.preventDefault();
      acts.current.go('editor');
    };
    window.addEventListener('beforeunload', onLeaving);
    return () => {
      window.removeEventListener('beforeunload', onLeaving);
    };
  }, [useEditor, useStanding]);
}
