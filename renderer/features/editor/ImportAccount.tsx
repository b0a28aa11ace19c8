import { Note } from '../../components/Note.tsx';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './editor.module.css';

/** What of the imported file found no place in the draft: told, never swallowed. */
export function ImportAccount() {
  const { useEditor } = useStores();
  const origin = useEditor((state) => state.draft?.origin);
  if (origin?.kind !== 'import' || origin.unmapped.length === 0) return null;
  return (
    <Note kind="warn" title={editorTexts.unmapped(origin.unmapped.length)}>
      <details>
        <summary>{editorTexts.details}</summary>
        <ul className={styles['account']}>
          {origin.unmapped.map(({ path, line, what }, index) => (
            <li key={index}>{`${String(line)} · ${path} · ${what}`}</li>
          ))}
        </ul>
      </details>
    </Note>
  );
}
