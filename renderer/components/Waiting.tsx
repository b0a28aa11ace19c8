import { useEffect, useState } from 'react';
import styles from './Waiting.module.css';

/** Below this nothing is shown: what comes at once need not be announced. */
const QUIET_MS = 300;
const BARS = [62, 48, 55, 40, 58, 45];

/** Grey bars in the shape of rows, from the moment a wait is one. */
export function Waiting({ label }: { readonly label: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isLong) return <div />;
  return (
    <div role="status" aria-label={label} className={styles['waiting']}>
      {BARS.map((width, index) => (
        <i key={index} style={{ width: `${String(width)}%` }} />
      ))}
    </div>
  );
}
