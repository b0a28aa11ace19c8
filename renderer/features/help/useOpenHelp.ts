import { useStores } from '../../stores/stores.tsx';

/** Opens the help, at the page of an error code where one is given. */
export function useOpenHelp(): (code: string | null) => void {
  const { useDesk, useHelp, useStanding } = useStores();
  const go = useDesk((state) => state.go);
  const open = useHelp((state) => state.open);
  const explain = useHelp((state) => state.explain);
  const showOverStart = useHelp((state) => state.showOverStart);
  const isReady = useStanding((state) => state.standing?.state.kind === 'ready');
  return (code) => {
    if (code === null) open(null);
    else void explain(code);
    if (isReady) go('help');
    else showOverStart(true);
  };
}
