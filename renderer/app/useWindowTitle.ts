import { useEffect } from 'react';
import { bandPatient } from '../features/editor/model/bandPatient.ts';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { useStores } from '../stores/stores.tsx';

/** Titles say screen and patient, and PROVA outside production. */
export function useWindowTitle(): void {
  const { useDesk, useReview, useHistory, useEditor } = useStores();
  const header = useEditor((state) => state.content.header);
  const isWriting = useEditor((state) => state.draft !== null);
  const screen = useDesk((state) => state.screen);
  const environment = useDesk((state) => state.overview?.environment ?? null);
  const reviewed = useReview((state) => state.document?.patient ?? null);
  const past = useHistory((state) => state.life?.patient ?? null);
  const written = isWriting ? bandPatient(header) : null;
  const patient =
    screen === 'review'
      ? reviewed
      : screen === 'history'
        ? past
        : screen === 'editor'
          ? written
          : null;
  const name = patient === null ? null : `${patient.family} ${patient.given}`.trim();
  useEffect(() => {
    const parts = [
      ...(environment === null || environment === 'production' ? [] : [frameTexts.testInTitle]),
      frameTexts.screens[screen],
      ...(name === null ? [] : [name]),
      frameTexts.product,
    ];
    document.title = parts.join(' - ');
  }, [environment, name, screen]);
}
