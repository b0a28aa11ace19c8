import { useEffect, useState } from 'react';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { readerWait } from './readerWait.ts';
import styles from './signing.module.css';

const ORDINARY_SECONDS = 30;

function secondsSince(startedMs: number): number {
  return Math.floor((performance.now() - startedMs) / 1000);
}

/**
 * How long the reader is thought to wait for the PIN. Seen counting down; heard at the start, near the end and at the
 * end only. Nothing is tried again by itself: what to do is the person's.
 */
export function ReaderCountdown() {
  const { useDesk } = useStores();
  const limit = useDesk((state) => state.overview?.readerPinSeconds ?? ORDINARY_SECONDS);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const startedMs = performance.now();
    const timer = setInterval(() => {
      setPassed(secondsSince(startedMs));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const { secondsLeft, announced } = readerWait(passed, limit);
  const { readerWaits, readerWaitsAbout, readerMayBeOver } = signingTexts;
  const heard = { start: readerWaits(limit), 'last-call': readerWaits(10), over: readerMayBeOver };
  return (
    <>
      <p className={styles['quiet']} aria-hidden="true">
        {secondsLeft === null ? readerMayBeOver : readerWaitsAbout(secondsLeft)}
      </p>
      <span role="status" className={styles['heard']}>
        {heard[announced]}
      </span>
    </>
  );
}
