import { Mark } from './Mark.tsx';
import styles from './CopyableId.module.css';

interface CopyableIdProps {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
  readonly onCopied: () => void;
}

/** An identifier with its copy button: selected whole, never cut. */
export function CopyableId({ label, value, copyLabel, onCopied }: CopyableIdProps) {
  return (
    <div className={styles['row']}>
      <dt>{label}</dt>
      <dd className={styles['value']}>{value}</dd>
      <dd>
        <button
          type="button"
          aria-label={copyLabel}
          title={copyLabel}
          className={styles['copy']}
          onClick={() => {
            void navigator.clipboard.writeText(value).then(onCopied);
          }}
        >
          <Mark name="copy" />
        </button>
      </dd>
    </div>
  );
}
