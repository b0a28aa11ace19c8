import { useEffect } from 'react';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Whether something is being written: then a paste belongs there. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** What is in the clipboard, as files: files themselves, or text that begins as a profile does. */
function filesOf(data: DataTransfer | null): readonly File[] {
  if (data === null) return [];
  if (data.files.length > 0) return [...data.files];
  const text = data.getData('text/plain').trim();
  if (!/^[<{]/.test(text)) return [];
  const type = text.startsWith('<') ? 'xml' : 'json';
  return [new File([text], `${exchangeTexts.clipboard}.${type}`, { type: `application/${type}` })];
}

/**
 * The doors by which files come in anywhere in the window: dropped or pasted. What is dropped elsewhere never makes
 * the window leave its page. A place that takes the drop itself is left alone.
 */
export function useExchangeDoors(): void {
  const { useDesk, useExchange } = useStores();
  const go = useDesk((state) => state.go);
  const take = useExchange((state) => state.take);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
    };
    const bring = (files: readonly File[]): void => {
      if (files.length === 0 || document.querySelector('[role="dialog"]') !== null) return;
      go('exchange');
      void take(files);
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      bring([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isWriting(event.target)) return;
      bring(filesOf(event.clipboardData));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [go, take]);
}
