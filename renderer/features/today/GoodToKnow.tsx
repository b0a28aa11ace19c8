import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { BackupLine } from './BackupLine.tsx';
import { Endings } from './Endings.tsx';
import styles from './today.module.css';

/** What is good to know: what comes to an end, the folder of the record program, the rules profiles are judged by. */
export function GoodToKnow() {
  const { useDesk, useExchange, useSettings, useStanding } = useStores();
  const update = useStanding((state) => state.standing?.update ?? null);
  const showPage = useSettings((state) => state.show);
  const pack = useDesk((state) => state.overview?.packVersion);
  const folder = useExchange((state) => state.folder);
  const go = useDesk((state) => state.go);
  return (
    <>
      <h2 data-minor>{todayTexts.goodToKnow}</h2>
      <Endings />
      {folder !== null && (
        <p className={styles['small']}>
          {folder.trouble === null && folder.takenAt !== null
            ? exchangeTexts.updated(folder.takenAt, new Date())
            : exchangeTexts.folderSaid(folder, new Date())}{' '}
          <button
            type="button"
            className={styles['link']}
            onClick={() => {
              go('exchange');
            }}
          >
            {todayTexts.arrivals}
          </button>
        </p>
      )}
      <BackupLine />
      {update !== null && (
        <p className={styles['small']}>
          {todayTexts.update(update.version)}{' '}
          <button
            type="button"
            className={styles['link']}
            onClick={() => {
              showPage('about');
              go('settings');
            }}
          >
            {todayTexts.whatChanges}
          </button>
        </p>
      )}
      {pack !== undefined && (
        <p className={styles['small']}>
          {pack === null ? todayTexts.noRules : todayTexts.rules(pack)}
        </p>
      )}
    </>
  );
}
