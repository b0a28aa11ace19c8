import { useEffect } from 'react';
import { operations } from '../../../shared/fse/operation.ts';
import { submissionStates } from '../../../shared/fse/submissionState.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action, Keys } from '../../components/Action.tsx';
import { Mark, Status } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { formatDate, formatDay, formatTime } from '../../i18n/it/dates.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import type { Period } from '../../stores/historyStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { DocumentLife } from './DocumentLife.tsx';
import styles from './history.module.css';

const periods = ['today', 'month', 'all'] as const satisfies readonly Period[];

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly all?: string;
  readonly onChoose: (value: Value | null) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, nameOf, all, onChoose } = props;
  return (
    <select
      aria-label={label}
      className={styles['choice']}
      value={value ?? ''}
      onChange={({ target }) => {
        onChoose(values.find((each) => each === target.value) ?? null);
      }}
    >
      {all !== undefined && <option value="">{all}</option>}
      {values.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  );
}

function SearchBar() {
  const { useHistory, useDesk } = useStores();
  const filters = useHistory((state) => state.filters);
  const count = useHistory((state) => state.acts?.length ?? 0);
  const hasMore = useHistory((state) => state.hasMore);
  const search = useHistory((state) => state.search);
  const exportCsv = useHistory((state) => state.exportCsv);
  const say = useDesk((state) => state.say);
  const exportFound = async (): Promise<void> => {
    const exported = await exportCsv();
    if (exported === null) return;
    const { fileName, mediaType, content } = exported.file;
    saveFile(fileName, mediaType, content);
    say(historyTexts.exported(exported.acts));
  };
  return (
    <div className={styles['bar']} role="search">
      <h1>{historyTexts.title}</h1>
      <span className={styles['search']}>
        <Mark name="find" tone="quiet" />
        <input
          id="cerca-storico"
          type="search"
          aria-label={historyTexts.search}
          placeholder={historyTexts.search}
          value={filters.text}
          onChange={({ target }) => void search({ text: target.value })}
        />
        <Keys>{shortcutTexts.search}</Keys>
      </span>
      <Choice
        label={historyTexts.period}
        value={filters.period}
        values={periods}
        nameOf={(period) => historyTexts.periods[period]}
        onChoose={(period) => void search({ period: period ?? 'month' })}
      />
      <Choice
        label={historyTexts.outcome}
        value={filters.state}
        values={submissionStates.filter((state) => state !== 'indexed')}
        nameOf={(state) => stateTexts[state].word}
        all={historyTexts.allOutcomes}
        onChoose={(state) => void search({ state })}
      />
      <Choice
        label={historyTexts.operation}
        value={filters.operation}
        values={operations}
        nameOf={(operation) => operationTexts[operation]}
        all={historyTexts.allOperations}
        onChoose={(operation) => void search({ operation })}
      />
      <span className={styles['found']} role="status">
        {historyTexts.found(count, hasMore)}
      </span>
      <Action onPress={() => void exportFound()}>{historyTexts.export}</Action>
    </div>
  );
}

function ActList() {
  const { useHistory } = useStores();
  const acts = useHistory((state) => state.acts);
  const chosen = useHistory((state) => state.chosen);
  const choose = useHistory((state) => state.choose);
  const hasMore = useHistory((state) => state.hasMore);
  const more = useHistory((state) => state.more);
  if (acts === null) return null;
  return (
    <nav className={styles['list']} aria-label={historyTexts.list}>
      <ol>
        {acts.map((act, index) => {
          const day = formatDate(act.createdAt);
          const before = acts[index - 1];
          const isNewDay = before === undefined || formatDate(before.createdAt) !== day;
          const { word, mark, tone } = stateTexts[act.state];
          return (
            <li key={act.submissionId}>
              {isNewDay && <h2 className={styles['day']}>{formatDay(act.createdAt)}</h2>}
              <button
                type="button"
                aria-current={act.submissionId === chosen ? 'true' : undefined}
                onClick={() => void choose(act)}
              >
                <span className={styles['cut']}>
                  <b>{act.patient.family}</b> {act.patient.given}
                </span>
                <span className={styles['small']}>{formatTime(act.createdAt)}</span>
                <span className={styles['small']}>{operationTexts[act.operation]}</span>
                <span className={styles['word']}>
                  <Status mark={mark} tone={tone}>
                    {word}
                  </Status>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {hasMore && (
        <div className={styles['more']}>
          <Action isSlim onPress={() => void more()}>
            {historyTexts.more}
          </Action>
        </div>
      )}
    </nav>
  );
}

/** The history: search, the acts found, and the life of the document chosen. */
export function HistoryScreen() {
  const { useHistory } = useStores();
  const acts = useHistory((state) => state.acts);
  const filters = useHistory((state) => state.filters);
  const failure = useHistory((state) => state.failure);
  const life = useHistory((state) => state.life);
  const search = useHistory((state) => state.search);
  useEffect(() => {
    void search({});
  }, [search]);
  const isEmpty = acts !== null && acts.length === 0;
  const isFiltered = filters.text !== '' || filters.state !== null || filters.operation !== null;
  return (
    <div className={styles['history']}>
      <SearchBar />
      {failure !== null && <ErrorNote error={failure} />}
      {isEmpty ? (
        <div className={styles['nothing']}>
          <p>
            <b>{isFiltered ? historyTexts.none : historyTexts.empty}</b>
          </p>
          <p>{isFiltered ? historyTexts.noneWords : historyTexts.emptyWords}</p>
        </div>
      ) : (
        <div className={styles['grid']}>
          <ActList />
          {life === null ? (
            <p className={styles['nothing']}>{acts === null ? null : historyTexts.choose}</p>
          ) : (
            <DocumentLife life={life} />
          )}
        </div>
      )}
    </div>
  );
}
