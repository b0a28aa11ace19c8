import { errorText } from '../../../shared/errors/appError.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Doctors } from './Doctors.tsx';
import { RecoverByCode } from './RecoverByCode.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Salvage } from './Salvage.tsx';
import styles from './start.module.css';

type Recovery = Extract<StandingView['state'], { readonly kind: 'recovery' }>;
type Way = Recovery['ways'][number];

function WayOut({ way, recovery }: { readonly way: Way; readonly recovery: Recovery }) {
  const { useStanding } = useStores();
  const retry = useStanding((state) => state.retry);
  const setAside = useStanding((state) => state.setAsideSettings);
  switch (way) {
    case 'recovery-code':
      return (
        <Ledger title={startTexts.recover} note={startTexts.recoverWords}>
          <RecoverByCode />
        </Ledger>
      );
    case 'restore':
      return (
        <Ledger title={startTexts.restore}>
          <RestoreBackup
            backups={recovery.backups}
            isKeyWrong={recovery.cause.code === 'archive/wrong-key'}
          />
        </Ledger>
      );
    case 'salvage':
      return (
        <Ledger title={startTexts.salvage}>
          <Salvage backups={recovery.backups} />
        </Ledger>
      );
    case 'retry':
      return (
        <Ledger title={startTexts.retry}>
          <div className={styles['form']}>
            <p>{startTexts.retryWords}</p>
            <Action isMain={recovery.ways[0] === 'retry'} onPress={() => void retry()}>
              {startTexts.retry}
            </Action>
          </div>
        </Ledger>
      );
    case 'set-aside-settings':
      return (
        <Ledger title={startTexts.setAside}>
          <div className={styles['form']}>
            <p>{startTexts.setAsideWords}</p>
            <Action onPress={() => void setAside()}>{startTexts.setAside}</Action>
          </div>
        </Ledger>
      );
  }
}

/** A start that failed: the cause in words, what can be done about it, and that nothing was touched. */
export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }) {
  const { useStanding } = useStores();
  const failure = useStanding((state) => state.failure);
  const version = useStanding((state) => state.standing?.version ?? '');
  const { happened, next } = errorText(recovery.cause);
  const isSettings = recovery.cause.code.startsWith('workspace/');
  return (
    <div className={styles['wide']}>
      <p className={styles['over']}>
        {isSettings ? startTexts.settingsTitle : startTexts.recoveryTitle}
      </p>
      <h1>{happened}</h1>
      <p className={styles['lead']}>{next}</p>
      <Note kind="ok" title={startTexts.untouched}>
        <p>{startTexts.untouchedWords}</p>
      </Note>
      {failure !== null && <ErrorNote error={failure} />}
      <section aria-label={startTexts.ways}>
        {recovery.ways.map((way) => (
          <WayOut key={way} way={way} recovery={recovery} />
        ))}
        <Ledger title={startTexts.technical}>
          <dl className={styles['facts']}>
            <dt>{startTexts.causeCode}</dt>
            <dd>{recovery.cause.code}</dd>
            <dt>{startTexts.version}</dt>
            <dd>{version}</dd>
            <dt>{startTexts.folder}</dt>
            <dd>{recovery.folder}</dd>
          </dl>
        </Ledger>
      </section>
      <Doctors />
    </div>
  );
}
