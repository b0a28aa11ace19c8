import { useEffect } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import { Status } from '../../components/Mark.tsx';
import { backupTexts } from '../../i18n/it/backupTexts.ts';
import { formatMoment } from '../../i18n/it/dates.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './today.module.css';

/** When the last backup was made or, once, why one was not, with the way to where it is mended. */
export function BackupLine() {
  const { useBackups, useDesk, useSettings } = useStores();
  const standing = useBackups((state) => state.standing);
  const load = useBackups((state) => state.load);
  const show = useSettings((state) => state.show);
  const go = useDesk((state) => state.go);
  useEffect(() => {
    void load();
  }, [load]);
  if (standing === null) return null;
  const failure = standing.failure ?? standing.elsewhere?.failure ?? null;
  return (
    <p className={styles['small']}>
      {failure !== null && (
        <Status mark="ask" tone="warn">
          {errorText(failure).happened}
        </Status>
      )}
      {failure === null &&
        (standing.lastAt === null
          ? backupTexts.todayNone
          : backupTexts.today(formatMoment(standing.lastAt, new Date())))}{' '}
      <button
        type="button"
        className={styles['link']}
        onClick={() => {
          show('backup');
          go('settings');
        }}
      >
        {backupTexts.toBackups}
      </button>
    </p>
  );
}
