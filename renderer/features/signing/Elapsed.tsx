import { useEffect, useState } from 'react';
import { signingTexts } from '../../i18n/it/signingTexts.ts';

/** Seconds since it appeared, shown only from the second one: what is quick needs no counting. */
export function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds((each) => each + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return seconds < 2 ? null : (
    <span aria-hidden="true">, {signingTexts.elapsed(String(seconds))}</span>
  );
}
