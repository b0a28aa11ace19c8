import { useState } from 'react';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { focusPlace } from './moveFocus.ts';
import { sectionDescriptions } from './sections/sectionDescriptions.ts';
import styles from './rail.module.css';

/** The id by which the shortcut finds the field. */
export const JUMP_FIELD_ID = 'sezione-salto';

/** Two figures go to a section: the way to those beyond the ninth. Reached by Alt 0. */
export function JumpField() {
  const { useEditor } = useStores();
  const go = useEditor((state) => state.go);
  const [typed, setTyped] = useState('');
  const jump = (text: string): void => {
    const description = sectionDescriptions[Number(text) - 1];
    setTyped('');
    if (description === undefined) return;
    go(description.name);
    focusPlace(description.name);
  };
  return (
    <input
      id={JUMP_FIELD_ID}
      className={styles['jump']}
      type="text"
      inputMode="numeric"
      aria-label={editorTexts.jump}
      title={editorTexts.jump}
      value={typed}
      maxLength={2}
      onChange={(event) => {
        const text = event.target.value.replaceAll(/\D/g, '');
        if (text.length === 2) jump(text);
        else setTyped(text);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && typed !== '') jump(typed);
      }}
    />
  );
}
