import { Action } from '../../../components/Action.tsx';
import { Note } from '../../../components/Note.tsx';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import type { PlacedFinding } from '../../../stores/editor/editorFindings.ts';
import styles from './row.module.css';

/** What is wrong with an entry, in clinical words, with the way to where it is put right. */
export function RowFinding({
  placed,
  name,
  onRepair,
}: {
  readonly placed: PlacedFinding;
  readonly name: string;
  readonly onRepair: () => void;
}) {
  const { finding } = placed;
  const field = finding.place.split(', ').at(-1) ?? '';
  return (
    <Note kind={finding.severity === 'error' ? 'bad' : 'warn'} title={finding.it}>
      <div className={styles['repair']}>
        <Action isSlim onPress={onRepair}>
          {editorTexts.goTo(field === '' ? name : `${name}, ${field}`)}
        </Action>
        <details className={styles['technical']}>
          <summary>{editorTexts.details}</summary>
          {finding.rule} · {finding.detail}
        </details>
      </div>
    </Note>
  );
}
