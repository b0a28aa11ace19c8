import { useEffect, useRef } from 'react';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { paletteTexts, shortcutTexts } from '../i18n/it/paletteTexts.ts';
import { useStores } from '../stores/stores.tsx';
import { control, type Command } from './command.ts';
import { zoomedBy } from './zoomSteps.ts';

/** Larger, smaller, as it was: kept with the settings. Plus lies on another key with shift on many keyboards. */
export function useZoomCommands(): readonly Command[] {
  const { useDesk, useSettings, useStanding } = useStores();
  const percent = useStanding((state) => state.standing?.zoom ?? 100);
  const change = useSettings((state) => state.change);
  const say = useDesk((state) => state.say);
  // A step goes on from the one asked for last, not from what is drawn: keys come faster than settings are written.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (percent === wanted.current) wanted.current = null;
  }, [percent]);
  const set = (next: (from: number) => number) => () => {
    const from = wanted.current ?? percent;
    const zoom = next(from);
    if (zoom === from) return;
    wanted.current = zoom;
    void change({ desk: { zoom } }).then((isWritten) => {
      if (!isWritten) wanted.current = null;
    });
    say(frameTexts.zoomed(zoom));
  };
  return [
    {
      id: 'zoom-in',
      name: paletteTexts.zoomIn,
      keys: shortcutTexts.zoomIn,
      matches: (event) =>
        (event.ctrlKey || event.metaKey) && !event.altKey && ['+', '='].includes(event.key),
      isInDialogs: true,
      run: set((from) => zoomedBy(from, 1)),
    },
    {
      id: 'zoom-out',
      name: paletteTexts.zoomOut,
      keys: shortcutTexts.zoomOut,
      matches: control('-'),
      isInDialogs: true,
      run: set((from) => zoomedBy(from, -1)),
    },
    {
      id: 'zoom-reset',
      name: paletteTexts.zoomReset,
      keys: shortcutTexts.zoomReset,
      matches: control('0'),
      isInDialogs: true,
      run: set(() => 100),
    },
  ];
}
