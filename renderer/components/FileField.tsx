import { useId } from 'react';
import styles from './Field.module.css';

/** A file to be chosen, by the platform's own dialog. */
export function FileField({
  label,
  file,
  onChange,
}: {
  readonly label: string;
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        className={styles['file']}
        title={file?.name ?? label}
        onChange={({ target }) => {
          onChange(target.files?.item(0) ?? null);
        }}
      />
    </div>
  );
}
