import { useId } from 'react';
import { salvageStepName } from '../../../shared/archive/salvageKinds.ts';
import type { SalvageProgress } from '../../../shared/archive/salvageReport.ts';
import { Action } from '../../components/Action.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { KeepsAndLoses } from './KeepsAndLoses.tsx';
import styles from './start.module.css';

function Progress({ progress }: { readonly progress: SalvageProgress }) {
  const id = useId();
  const { done, of, doing } = progress;
  return (
    <div className={styles['progress']}>
      <p id={id}>
        <b>{startTexts.salvaging}</b>{' '}
        <span className={styles['quiet']}>{startTexts.salvageStep(done, of)}</span>
      </p>
      <progress aria-labelledby={id} value={done} max={of} />
      <p role="status">{salvageStepName(doing)}</p>
      <p className={styles['quiet']}>{startTexts.salvagingWords}</p>
    </div>
  );
}

/** The salvage of a damaged archive: what it keeps and loses, and how far it is. */
export function Salvage({ backups }: { readonly backups: readonly string[] }) {
  const { useStanding } = useStores();
  const salvage = useStanding((state) => state.salvage);
  const isWorking = useStanding((state) => state.isWorking);
  const progress = useStanding((state) => state.salvaging);
  const checked = useStanding((state) => state.checkedBackups);
  // The main way only where there is no sound backup to go back to.
  const hasSoundCopy = backups.some((backup) => (checked.get(backup) ?? null) === null);
  return (
    <div className={styles['form']}>
      <KeepsAndLoses
        keeps={startTexts.salvageKeeps(hasSoundCopy)}
        loses={startTexts.salvageLoses}
      />
      {progress === null ? (
        <Action
          isMain={!hasSoundCopy}
          onPress={() => {
            if (!isWorking) void salvage();
          }}
        >
          {startTexts.salvage}
        </Action>
      ) : (
        <Progress progress={progress} />
      )}
    </div>
  );
}
