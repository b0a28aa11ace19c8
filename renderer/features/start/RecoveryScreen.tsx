import { useState } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import type { StandingView } from '../../../shared/ipc/standingViews.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { backupLabel } from './backupLabel.ts';
import { RecoverByCode } from './RecoverByCode.tsx';
import styles from './start.module.css';

type Recovery = Extract<StandingView['state'], { readonly kind: 'recovery' }>;
type Way = Recovery['ways'][number];

function Restore({ backups }: { readonly backups: readonly string[] }) {
  const { useStanding } = useStores();
  const restore = useStanding((state) => state.restore);
  const [chosen, setChosen] = useState(backups[0] ?? '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <p>{startTexts.restoreWords}</p>
      <p className={styles['quiet']}>{startTexts.restoreLoses}</p>
      <fieldset className={styles['choices']}>
        <legend className={styles['quiet']}>{startTexts.copies}</legend>
        {backups.map((backup) => (
          <label key={backup}>
            <input
              type="radio"
              name="copia"
              value={backup}
              checked={backup === chosen}
              onChange={() => {
                setChosen(backup);
              }}
            />
            {backupLabel(backup)}
          </label>
        ))}
      </fieldset>
      <Action isMain onPress={() => void restore(chosen)}>
        {startTexts.restore}
      </Action>
    </form>
  );
}

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
          <Restore backups={recovery.backups} />
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
          </dl>
        </Ledger>
      </section>
    </div>
  );
}
