import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Mark } from '../../../components/Mark.tsx';
import { Keys } from '../../../components/Action.tsx';
import { classNames } from '../../../components/classNames.ts';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { useStores } from '../../../stores/stores.tsx';
import { findConcepts, type FoundConcept } from './conceptSearch.ts';
import { SearchResult } from './SearchResult.tsx';
import styles from './search.module.css';

interface CodedSearchProps {
  readonly id: string;
  readonly label: string;
  /** What stands in the field while nobody searches. */
  readonly shown: string;
  readonly placeholder: string;
  readonly systems: readonly string[];
  /** What Tab does with words that are not of the list; null where it does nothing. */
  readonly freeHint: string | null;
  readonly isLarge?: boolean;
  readonly isNamed?: boolean;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly onPick: (concept: FoundConcept) => void;
  /** Words kept without a code; an empty text clears the datum. */
  readonly onFree: (text: string) => void;
}

/** Where the list opens: below the field, or above it when there is no room. */
function place(input: HTMLInputElement): Readonly<Record<string, string>> {
  // Rectangles are in the pixels of the window, lengths of a style in those of the zoomed page.
  const { currentCSSZoom: zoom } = input;
  const field = input.getBoundingClientRect();
  const px = (length: number): string => `${String(length / zoom)}px`;
  const widest = Math.min(720 * zoom, window.innerWidth - field.left - 24);
  const across = { left: px(field.left), width: px(Math.max(field.width, widest)) };
  return window.innerHeight - field.bottom < 220 * zoom
    ? { ...across, bottom: px(window.innerHeight - field.top + 4), top: 'auto' }
    : { ...across, top: px(field.bottom + 4), bottom: 'auto' };
}

/** A coded search: from two letters, used ones first, the doctor's words kept where the model admits them. */
export function CodedSearch(props: CodedSearchProps) {
  const { id, label, shown, placeholder, systems, freeHint, onPick, onFree } = props;
  const { api } = useStores();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<readonly FoundConcept[]>([]);
  const [current, setCurrent] = useState(0);
  const isOpen = typed !== null && (found.length > 0 || typed.trim().length >= 2);

  const systemsKey = systems.join(' ');
  useEffect(() => {
    if (typed === null) return undefined;
    let isLate = false;
    void findConcepts(api, systemsKey.split(' ').filter(Boolean), typed).then((concepts) => {
      if (isLate) return;
      setFound(concepts);
      setCurrent(0);
    });
    return () => {
      isLate = true;
    };
  }, [api, systemsKey, typed]);

  useLayoutEffect(() => {
    const popover = list.current;
    const field = input.current;
    if (popover === null || field === null || !isOpen) return;
    Object.assign(popover.style, place(field));
    if (!popover.matches(':popover-open')) popover.showPopover();
  }, [isOpen, found]);

  const close = (): void => {
    setTyped(null);
    setFound([]);
  };
  const pick = (concept: FoundConcept): void => {
    close();
    void api.ask('terminology.chose', { system: concept.system, code: concept.code });
    onPick(concept);
  };
  const keepFree = (text: string): void => {
    close();
    if (text === shown || (text !== '' && freeHint === null)) return;
    onFree(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (typed === null) {
      if (event.key === 'ArrowDown' && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        setTyped('');
      }
      return;
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setCurrent((now) => (now + move + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.shiftKey) {
      const concept = found[current];
      if (concept !== undefined && isOpen) {
        event.preventDefault();
        event.stopPropagation();
        pick(concept);
      } else if (typed.trim() !== '' && freeHint !== null) {
        event.preventDefault();
        event.stopPropagation();
        keepFree(typed.trim());
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <span className={classNames(styles['search'], props.isLarge === true && styles['large'])}>
      {props.isLarge === true && <Mark name="find" tone="quiet" />}
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        className={styles['input']}
        aria-label={props.isNamed === true ? label : undefined}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={
          isOpen && found.length > 0 ? `${listId}-${String(current)}` : undefined
        }
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid === true || undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed ?? shown}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (typed !== null) keepFree(typed.trim());
        }}
      />
      {isOpen && (
        <div ref={list} popover="manual" className={styles['popover']}>
          <div role="listbox" id={listId} aria-label={label} className={styles['list']}>
            {found.map((concept, index) => (
              <SearchResult
                key={`${concept.system} ${concept.code}`}
                id={`${listId}-${String(index)}`}
                concept={concept}
                typed={typed}
                isCurrent={index === current}
                onPick={pick}
              />
            ))}
          </div>
          {found.length === 0 && (
            <p className={styles['nothing']}>{editorTexts.nothingFound(typed)}</p>
          )}
          <p className={styles['foot']} aria-hidden="true">
            {found.length > 0 && (
              <span>
                <Keys>{editorTexts.keys.enter}</Keys> {editorTexts.inserts}
              </span>
            )}
            {freeHint !== null && (
              <span>
                <Keys>{editorTexts.keys.tab}</Keys> {freeHint}
              </span>
            )}
            <span>
              <Keys>{editorTexts.keys.esc}</Keys> {editorTexts.closes}
            </span>
          </p>
          <p role="status" className={styles['hidden']}>
            {editorTexts.foundCount(found.length)}
          </p>
        </div>
      )}
    </span>
  );
}
