import { operations } from '../../../shared/fse/operation.ts';
import { submissionStates } from '../../../shared/fse/submissionState.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action, Keys } from '../../components/Action.tsx';
import { Mark } from '../../components/Mark.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import type { Period } from '../../stores/historyFilters.ts';
import { useStores } from '../../stores/stores.tsx';
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

/** What the history is narrowed by, how much was found, and its export. */
export function HistorySearch() {
  const { useHistory, useDesk } = useStores();
  const filters = useHistory((state) => state.filters);
  const total = useHistory((state) => state.total);
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
        {total !== null && historyTexts.found(total)}
      </span>
      <Action onPress={() => void exportFound()}>{historyTexts.export}</Action>
    </div>
  );
}
