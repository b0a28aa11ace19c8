import { useShallow } from 'zustand/react/shallow';
import { Keys } from '../../components/Action.tsx';
import { Mark, type MarkName, type Tone } from '../../components/Mark.tsx';
import { classNames } from '../../components/classNames.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import type { EditorPlace } from '../../stores/editorStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { JumpField } from './JumpField.tsx';
import { entriesOf } from './model/entries.ts';
import { errorsIn, sectionState, type SectionState } from './model/sectionState.ts';
import { focusPlace } from './moveFocus.ts';
import { sectionDescriptions } from './sections/sectionDescriptions.ts';
import type { SectionDescription } from './sections/description.ts';
import styles from './rail.module.css';

const marks: Readonly<Record<SectionState['kind'], readonly [MarkName, Tone]>> = {
  empty: ['none', 'quiet'],
  gap: ['todo', 'warn'],
  todo: ['todo', 'warn'],
  ok: ['ok', 'ok'],
  error: ['bad', 'bad'],
};

function stateWords(state: SectionState): string {
  return state.kind === 'error'
    ? editorTexts.states.error(state.count)
    : editorTexts.states[state.kind];
}

function useGo(): (place: EditorPlace) => void {
  const { useEditor } = useStores();
  const go = useEditor((state) => state.go);
  return (place) => {
    go(place);
    focusPlace(place);
  };
}

function Station({
  description: { name, title },
  number,
}: {
  readonly description: SectionDescription;
  readonly number: number;
}) {
  const { useEditor } = useStores();
  const go = useGo();
  const isCurrent = useEditor((state) => state.place === name);
  const count = useEditor((state) => entriesOf(state.content.sections[name]).length);
  const state = useEditor(
    useShallow((each) =>
      sectionState(
        each.content.sections[name],
        each.review[name],
        errorsIn(each.findings, name).length,
        each.hasTriedToFinish,
      ),
    ),
  );
  const [mark, tone] = marks[state.kind];
  return (
    <li className={classNames(isCurrent && styles['on'])}>
      <a
        href={`#sezione-${name}`}
        aria-current={isCurrent || undefined}
        className={classNames(state.kind === 'empty' && styles['quiet'])}
        onClick={(event) => {
          event.preventDefault();
          go(name);
        }}
      >
        <Mark name={mark} tone={tone} />
        {/* The spaces part the words for who hears them; the title of the whole link would be heard twice. */}
        <span className={styles['number']}>{number}</span>{' '}
        <span className={styles['title']} title={title}>
          {title}
        </span>{' '}
        <span className={styles['hidden']}>{stateWords(state)}</span>{' '}
        {state.kind === 'error' ? (
          <b className={styles['errors']}>{state.count}</b>
        ) : (
          <span className={styles['count']}>{count === 0 ? '' : count}</span>
        )}
      </a>
    </li>
  );
}

/** The seventeen sections, what is in each and how it stands; Alt and a number go there. */
export function SectionRail() {
  const { useEditor } = useStores();
  const go = useGo();
  const isHeader = useEditor((state) => state.place === 'header');
  return (
    <nav className={styles['rail']} aria-label={editorTexts.sections}>
      <p className={styles['legend']}>
        <span>{editorTexts.sectionsShort}</span>
        <span>
          <Keys>{editorTexts.keys.alt}</Keys> {editorTexts.altNumber}
        </span>
        <JumpField />
      </p>
      <ol className={styles['thread']}>
        {sectionDescriptions.map((description, index) => (
          <Station key={description.name} description={description} number={index + 1} />
        ))}
      </ol>
      <a
        href="#sezione-header"
        className={classNames(styles['header'], isHeader && styles['onHeader'])}
        aria-current={isHeader || undefined}
        title={editorTexts.header}
        onClick={(event) => {
          event.preventDefault();
          go('header');
        }}
      >
        <Mark name="pen" tone="quiet" size={13} />
        <span className={styles['title']}>{editorTexts.headerShort}</span>
      </a>
    </nav>
  );
}
