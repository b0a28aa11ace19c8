import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { formatMoment } from '../../i18n/it/dates.ts';
import { backupTexts } from '../../i18n/it/backupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './settings.module.css';

/** The copies beside the archive: when the last one was made, one made now, one tried. */
export function BackupCopies() {
  const { useBackups, useDesk } = useStores();
  const list = useBackups((state) => state.list);
  const standing = useBackups((state) => state.standing);
  const make = useBackups((state) => state.make);
  const verify = useBackups((state) => state.verify);
  const say = useDesk((state) => state.say);
  const [sound, setSound] = useState<string | null>(null);
  if (list === null || standing === null) return null;
  const [newest] = list.backups;
  async function tryRestore(backup: string): Promise<void> {
    const milliseconds = await verify(backup);
    if (milliseconds === null) return;
    const seconds = (milliseconds / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
    setSound(backupTexts.verified(seconds));
    say(backupTexts.verified(seconds));
  }
  async function makeNow(): Promise<void> {
    setSound(null);
    if (await make()) say(backupTexts.made);
  }
  return (
    <section className={styles['form']} aria-label={backupTexts.copies}>
      <h3>{backupTexts.copies}</h3>
      <p>
        {standing.lastAt === null
          ? backupTexts.none
          : backupTexts.last(formatMoment(standing.lastAt, new Date()))}
      </p>
      {standing.failure !== null && <ErrorNote error={standing.failure} isAlert={false} />}
      <div className={styles['line']}>
        <Action
          onPress={() => {
            if (!standing.isWorking) void makeNow();
          }}
        >
          {standing.isWorking ? backupTexts.making : backupTexts.make}
        </Action>
        {newest !== undefined && (
          <Action onPress={() => void tryRestore(newest)}>{backupTexts.verify}</Action>
        )}
      </div>
      {sound !== null && <Note kind="ok" title={sound} />}
      <p className={styles['quiet']}>{backupTexts.where(list.folder)}</p>
    </section>
  );
}
