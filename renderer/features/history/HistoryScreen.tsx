import { useEffect } from 'react';
import { ErrorNote } from '../../components/Note.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { ActList } from './ActList.tsx';
import { DocumentLife } from './DocumentLife.tsx';
import { HistorySearch } from './HistorySearch.tsx';
import { RecalledActs } from './RecalledActs.tsx';
import styles from './history.module.css';

/** The history: search, the acts found, and the life of the document chosen. */
export function HistoryScreen() {
  const { useHistory } = useStores();
  const total = useHistory((state) => state.total);
  const filters = useHistory((state) => state.filters);
  const failure = useHistory((state) => state.failure);
  const life = useHistory((state) => state.life);
  const search = useHistory((state) => state.search);
  useEffect(() => {
    void search({});
  }, [search]);
  const isEmpty = total === 0;
  const isFiltered = filters.text !== '' || filters.state !== null || filters.operation !== null;
  return (
    <div className={styles['history']}>
      <HistorySearch />
      {failure !== null && <ErrorNote error={failure} />}
      <RecalledActs />
      {isEmpty ? (
        <div className={styles['nothing']}>
          <p>
            <b>{isFiltered ? historyTexts.none : historyTexts.empty}</b>
          </p>
          <p>{isFiltered ? historyTexts.noneWords : historyTexts.emptyWords}</p>
        </div>
      ) : (
        <div className={styles['grid']}>
          {total === null ? <div /> : <ActList total={total} />}
          {life === null ? (
            <p className={styles['nothing']}>{total === null ? null : historyTexts.choose}</p>
          ) : (
            <DocumentLife life={life} />
          )}
        </div>
      )}
    </div>
  );
}
