import { useState } from 'react';
import { isList } from '../../../shared/pss/working/workingDraft.ts';
import type { SectionName } from '../../../shared/pss/pss.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { placeId } from './moveFocus.ts';
import { sectionDescription } from './sections/sectionDescriptions.ts';
import styles from './section.module.css';

/** Paragraphs in the doctor's own words, one a line; a link until there are some. */
export function SectionFreeText({ name }: { readonly name: SectionName }) {
  const { useEditor } = useStores();
  const section = useEditor((state) => state.content.sections[name]);
  const writeSection = useEditor((state) => state.writeSection);
  const [isAsked, setAsked] = useState(false);
  const paragraphs = section?.['freeText'];
  const lines = isList(paragraphs)
    ? paragraphs.map((each) => (typeof each === 'string' ? each : ''))
    : [];
  const { title, blank } = sectionDescription(name);
  const id = `${placeId(name)}-text`;
  if (lines.length === 0 && !isAsked) {
    return (
      <button
        type="button"
        className={styles['addText']}
        onClick={() => {
          setAsked(true);
          requestAnimationFrame(() => document.getElementById(id)?.focus());
        }}
      >
        {editorTexts.addFreeText}
        <span className={styles['hidden']}> {title}</span>
      </button>
    );
  }
  return (
    <label className={styles['freeText']}>
      <span>{editorTexts.freeText}</span>
      <textarea
        id={id}
        rows={Math.max(1, lines.length)}
        value={lines.join('\n')}
        onChange={(event) => {
          const text = event.target.value;
          const freeText = text === '' ? [] : text.split('\n');
          writeSection(name, (kept) => ({ ...(kept ?? blank), freeText }), `${name} freeText`);
        }}
      />
    </label>
  );
}
