import { formatDate } from '../../i18n/it/dates.ts';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { BackupLine } from './BackupLine.tsx';
import styles from './today.module.css';

/** What is good to know: the card's certificate, the folder of the record program, the rules profiles are judged by. */
export function GoodToKnow() {
  const { useDesk, useExchange } = useStores();
  const presence = useDesk((state) => state.presence);
  const pack = useDesk((state) => state.overview?.packVersion);
  const folder = useExchange((state) => state.folder);
  const go = useDesk((state) => state.go);
  const notAfter =
    presence?.kind === 'readers'
      ? presence.readers.find((each) => each.state === 'ready')?.holder?.notAfter
      : undefined;
  const days =
    notAfter === undefined ? 0 : Math.ceil((Date.parse(notAfter) - Date.now()) / 86_400_000);
  return (
    <>
      <h2 data-minor>{todayTexts.goodToKnow}</h2>
      <p className={styles['small']}>
        {notAfter === undefined
          ? todayTexts.noCertificate
          : todayTexts.certificate(formatDate(notAfter), days)}
      </p>
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
      {pack !== undefined && (
        <p className={styles['small']}>
          {pack === null ? todayTexts.noRules : todayTexts.rules(pack)}
        </p>
      )}
    </>
  );
}
