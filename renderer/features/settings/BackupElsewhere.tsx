import { useState } from 'react';
import type { BackupStandingView } from '../../../shared/ipc/areas/backups.ts';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { formatMoment } from '../../i18n/it/dates.ts';
import { backupTexts } from '../../i18n/it/backupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './settings.module.css';

function ElsewhereNote({
  standing: { failure, carriedAt },
}: {
  readonly standing: NonNullable<BackupStandingView['elsewhere']>;
}) {
  if (failure !== null) return <ErrorNote error={failure} isAlert={false} />;
  if (carriedAt === null) return null;
  return <Note kind="ok" title={backupTexts.elsewhereAt(formatMoment(carriedAt, new Date()))} />;
}

/** The folder on another disk that gets a copy of each backup: tried before it is chosen. */
export function BackupElsewhere({ chosen }: { readonly chosen: string | null }) {
  const { useBackups, useDesk } = useStores();
  const standing = useBackups((state) => state.standing?.elsewhere ?? null);
  const choose = useBackups((state) => state.setFolder);
  const say = useDesk((state) => state.say);
  const [folder, setFolder] = useState(chosen ?? '');
  async function apply(wanted: string | null): Promise<void> {
    if (!(await choose(wanted))) return;
    if (wanted === null) setFolder('');
    say(wanted === null ? backupTexts.elsewhereGone : backupTexts.elsewhereChosen);
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (folder.trim() !== '') void apply(folder.trim());
      }}
    >
      <h3>{backupTexts.elsewhere}</h3>
      <Field
        label={backupTexts.elsewhereFolder}
        hint={backupTexts.elsewhereHint}
        value={folder}
        onChange={setFolder}
      />
      <div className={styles['line']}>
        <Submit>{backupTexts.elsewhereTry}</Submit>
        {chosen !== null && (
          <Action onPress={() => void apply(null)}>{backupTexts.elsewhereStop}</Action>
        )}
      </div>
      {standing !== null && <ElsewhereNote standing={standing} />}
    </form>
  );
}
