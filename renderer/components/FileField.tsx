import { useId } from 'react';
import { frameTexts } from '../i18n/it/frameTexts.ts';
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
      <div className={styles['file']}>
        <input
          id={id}
          type="file"
          title={file?.name ?? label}
          aria-describedby={`${id}-chosen`}
          onChange={({ target }) => {
            onChange(target.files?.item(0) ?? null);
          }}
        />
        <span className={styles['choose']} aria-hidden="true">
          {frameTexts.chooseFile}
        </span>
        <span id={`${id}-chosen`} className={styles['chosen']}>
          {file?.name ?? frameTexts.noFile}
        </span>
      </div>
    </div>
  );
}
