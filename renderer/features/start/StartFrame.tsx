import { useLayoutEffect, type ReactNode } from 'react';
import { Action } from '../../components/Action.tsx';
import { Brand } from '../../components/Brand.tsx';
import { frameTexts } from '../../i18n/it/frameTexts.ts';
import { helpTexts } from '../../i18n/it/helpTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { HelpScreen } from '../help/HelpScreen.tsx';
import { isHelpKey } from '../help/useHelpCommands.ts';
import styles from './start.module.css';

/** F1 opens the help over what is there, F1 or Esc closes it. */
function useHelpKeys(): void {
  const { useHelp } = useStores();
  const show = useHelp((state) => state.showOverStart);
  const isShown = useHelp((state) => state.isOverStart);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isClosing = isShown && event.key === 'Escape';
      if (!isHelpKey(event) && !isClosing) return;
      event.preventDefault();
      show(!isShown);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [isShown, show]);
}

/** The frame of what stands before the desk: brand, environment, help, one thing to do. */
export function StartFrame({ children }: { readonly children: ReactNode }) {
  const { useStanding, useHelp } = useStores();
  const environment = useStanding((state) => state.standing?.environment ?? null);
  const version = useStanding((state) => state.standing?.version ?? '');
  const isHelpShown = useHelp((state) => state.isOverStart);
  const showHelp = useHelp((state) => state.showOverStart);
  const isTest = environment !== null && environment !== 'production';
  useHelpKeys();
  return (
    <div className={styles['frame']} data-env={isTest ? 'prova' : undefined}>
      <header className={styles['top']}>
        <Brand />
        {isTest && (
          <span className={styles['environment']}>
            {frameTexts.environmentOf} {frameTexts.test}
          </span>
        )}
        <div className={styles['tools']}>
          <Action
            isSlim
            keys={helpTexts.keys}
            onPress={() => {
              showHelp(!isHelpShown);
            }}
          >
            {isHelpShown ? helpTexts.close : helpTexts.button}
          </Action>
        </div>
      </header>
      <main id="contenuto" className={styles['main']}>
        {isHelpShown ? <HelpScreen /> : children}
      </main>
      <footer className={styles['foot']}>{frameTexts.version(version)}</footer>
    </div>
  );
}
