import { useEffect } from 'react';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { useStores } from '../stores/stores.tsx';

/** Titles say screen and patient, and PROVA outside production. */
export function useWindowTitle(): void {
  const { useDesk, useReview, useHistory } = useStores();
  const screen = useDesk((state) => state.screen);
  const environment = useDesk((state) => state.overview?.environment ?? null);
  const reviewed = useReview((state) => state.document?.patient ?? null);
  const past = useHistory((state) => state.life?.patient ?? null);
  const patient = screen === 'review' ? reviewed : screen === 'history' ? past : null;
  useEffect(() => {
    const parts = [
      ...(environment === null || environment === 'production' ? [] : [frameTexts.testInTitle]),
      frameTexts.screens[screen],
      ...(patient === null ? [] : [`${patient.family} ${patient.given}`]),
      frameTexts.product,
    ];
    document.title = parts.join(' - ');
  }, [environment, patient, screen]);
}
