import { useEffect, useState } from 'react';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { backupLabel } from './backupLabel.ts';
import { KeepsAndLoses } from './KeepsAndLoses.tsx';
import styles from './start.module.css';

/** The backups with what the check found, the newest sound one chosen, and the restore. */
export function RestoreBackup({
  backups,
  isKeyWrong,
}: {
  readonly backups: readonly string[];
  /** The key at hand is not that of the archive: a backup that does not open need not be damaged. */
  readonly isKeyWrong: boolean;
}) {
  const { useStanding } = useStores();
  const restore = useStanding((state) => state.restore);
  const isWorking = useStanding((state) => state.isWorking);
  const checked = useStanding((state) => state.checkedBackups);
  const findSound = useStanding((state) => state.findSoundBackup);
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => {
    void findSound(backups);
  }, [findSound, backups]);
  const sound = backups.find((backup) => checked.get(backup) === null);
  const chosen = picked ?? sound ?? null;
  if (sound === undefined && backups.every((backup) => checked.has(backup))) {
    return (
      <Note
        kind={isKeyWrong ? 'warn' : 'bad'}
        title={isKeyWrong ? startTexts.noCopyOfKey : startTexts.noSoundCopy}
      >
        <p>{isKeyWrong ? startTexts.noCopyOfKeyWords : startTexts.noSoundCopyWords}</p>
      </Note>
    );
  }
  /** The first that was not looked at is being looked at, as long as none was found sound. */
  const next = sound === undefined ? backups.find((backup) => !checked.has(backup)) : undefined;
  function finding(backup: string): string | null {
    if (backup === next) return startTexts.copyChecking;
    const found = checked.get(backup);
    if (found === undefined) return null;
    if (found === null) return startTexts.copySound;
    return isKeyWrong ? startTexts.copyForeign : startTexts.copyDamaged;
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null && !isWorking) void restore(chosen);
      }}
    >
      <KeepsAndLoses keeps={startTexts.restoreKeeps} loses={startTexts.restoreLoses} />
      <fieldset className={styles['choices']}>
        <legend className={styles['quiet']}>{startTexts.copies}</legend>
        {backups.map((backup) => {
          const isDamaged = (checked.get(backup) ?? null) !== null;
          return (
            <label key={backup}>
              <input
                type="radio"
                name="copia"
                value={backup}
                checked={backup === chosen}
                disabled={isDamaged}
                onChange={() => {
                  setPicked(backup);
                }}
              />
              {backupLabel(backup)}
              <span className={styles['quiet']} role="status">
                {finding(backup)}
              </span>
            </label>
          );
        })}
      </fieldset>
      <Submit isWorking={isWorking}>{startTexts.restore}</Submit>
    </form>
  );
}
