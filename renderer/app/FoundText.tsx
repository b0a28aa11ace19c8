import { foldText, wordsOf } from '../../shared/terminology/searchText.ts';
import styles from './CommandPalette.module.css';

/** How many letters of a word the words typed account for; 0 for none. */
function matched(word: string, typed: readonly string[]): number {
  const lengths = typed
    .filter((each) => foldText(word).startsWith(each))
    .map((each) => each.length);
  return Math.max(0, ...lengths);
}

/** A name with the letters that were typed underlined at the beginning of its words. */
export function FoundText({ text, query }: { readonly text: string; readonly query: string }) {
  const typed = wordsOf(query);
  return (
    <span>
      {text.split(' ').map((word, index) => {
        const length = matched(word, typed);
        return (
          <span key={index}>
            {index > 0 && ' '}
            {length > 0 && <b className={styles['found']}>{word.slice(0, length)}</b>}
            {word.slice(length)}
          </span>
        );
      })}
    </span>
  );
}
