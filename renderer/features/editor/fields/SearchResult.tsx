import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../../../components/classNames.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { capital } from '../model/summaries.ts';
import type { FoundConcept } from './conceptSearch.ts';
import styles from './search.module.css';

/** The letters that were typed, marked where a word begins with them. */
function marked(text: string, typed: string): ReactNode {
  const word = typed.trim().split(/\s+/)[0] ?? '';
  const at = word === '' ? -1 : ` ${text}`.toLowerCase().indexOf(` ${word.toLowerCase()}`);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  );
}

/** One concept of the list: name, what else it is found by, code, how often it was chosen. */
export function SearchResult({
  id,
  concept,
  typed,
  isCurrent,
  onPick,
}: {
  readonly id: string;
  readonly concept: FoundConcept;
  readonly typed: string;
  readonly isCurrent: boolean;
  readonly onPick: (concept: FoundConcept) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // Chosen by the keyboard in the field it belongs to.
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={classNames(styles['option'], isCurrent && styles['current'])}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onPick(concept);
      }}
    >
      <span className={styles['name']}>{marked(capital(concept.display), typed)}</span>
      <span className={styles['detail']}>{marked(concept.detail, typed)}</span>
      <span className={styles['detail']}>
        {concept.classCode === null ? concept.code : `${concept.code} · ${concept.classCode}`}
      </span>
      <span className={styles['used']}>
        {concept.use === null ? '' : editorTexts.usedTimes(concept.use.count)}
      </span>
    </div>
  );
}
