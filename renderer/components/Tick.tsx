import { useId } from 'react';
import styles from './Field.module.css';

/** Something that is so or not, with what it means. */
export function Tick({
  label,
  isOn,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly hint: string;
  readonly onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            onChange(target.checked);
          }}
        />
        {label}
      </label>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}
