import { useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { Choice } from '../../components/Field.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { recordsTexts } from '../../i18n/it/recordsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

const draftDays = [30, 60, 90, 180, 365, null] as const;
const documentYears = [5, 10, 20, 30, null] as const;
const FOREVER = 'always';

interface PeriodProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | null;
  readonly offered: readonly (number | null)[];
  readonly named: (period: number) => string;
  readonly onChange: (value: number | null) => void;
}

/** A choice of periods; one written by hand in the settings file is offered too. */
function Period({ label, hint, value, offered, named, onChange }: PeriodProps) {
  const all = offered.includes(value) ? offered : [value, ...offered];
  return (
    <Choice
      label={label}
      hint={hint}
      value={String(value ?? FOREVER)}
      options={all.map((each) => ({
        value: String(each ?? FOREVER),
        label: each === null ? recordsTexts.always : named(each),
      }))}
      onChange={(chosen) => {
        onChange(chosen === FOREVER ? null : Number(chosen));
      }}
    />
  );
}

/** The facts the notice of a breach asks for, as a file. */
function Incident() {
  const { api, useDesk } = useStores();
  const say = useDesk((state) => state.say);
  const [failure, setFailure] = useState<AppError | null>(null);
  async function save(): Promise<void> {
    const report = await api.ask('records.incidentReport', {});
    setFailure(report.ok ? null : report.error);
    if (!report.ok) return;
    const { fileName, mediaType, content } = report.value.file;
    saveFile(fileName, mediaType, content);
    say(recordsTexts.saved(fileName));
  }
  return (
    <section className={styles['form']} aria-label={recordsTexts.incident}>
      <h3>{recordsTexts.incident}</h3>
      <p>{recordsTexts.incidentWords}</p>
      <p className={styles['quiet']}>{recordsTexts.incidentBefore}</p>
      {failure !== null && <ErrorNote error={failure} />}
      <Action onPress={() => void save()}>{recordsTexts.saveIncident}</Action>
    </section>
  );
}

/** How long data are kept, and the report for when they are in danger. */
export function RecordsPage({ settings }: { readonly settings: SettingsView }) {
  const save = useSaveSettings();
  const { retention } = settings;
  return (
    <div className={styles['two']}>
      <section className={styles['form']} aria-label={recordsTexts.retention}>
        <h3>{recordsTexts.retention}</h3>
        <p className={styles['quiet']}>{recordsTexts.retentionWords}</p>
        <Period
          label={recordsTexts.drafts}
          hint={recordsTexts.draftsHint}
          value={retention.draftDays}
          offered={draftDays}
          named={recordsTexts.days}
          onChange={(value) => void save({ retention: { draftDays: value } })}
        />
        <Period
          label={recordsTexts.documents}
          hint={recordsTexts.documentsHint}
          value={retention.documentYears}
          offered={documentYears}
          named={recordsTexts.years}
          onChange={(value) => void save({ retention: { documentYears: value } })}
        />
      </section>
      <Incident />
    </div>
  );
}
