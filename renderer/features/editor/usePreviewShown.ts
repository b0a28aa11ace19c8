import { useEffect, useState } from 'react';
import { useStores } from '../../stores/stores.tsx';

/** From how wide a page, in its own pixels whatever its zoom, there is room for the preview beside the form. */
const ROOM = 1280;

/** Whether the preview of the document is shown: as the person wants it, else where there is room. */
export function usePreviewShown(): boolean {
  const { useEditor } = useStores();
  const wanted = useEditor((state) => state.isPreviewShown);
  const [hasRoom, setRoom] = useState(false);
  useEffect(() => {
    // The page and not the window: at 200 % the same window has half the room.
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom(entry.contentRect.width >= ROOM);
    });
    observer.observe(document.body);
    return () => {
      observer.disconnect();
    };
  }, []);
  return wanted ?? hasRoom;
}
