import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Choice } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { rulesName } from '../../i18n/it/frameTexts.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { InstallNow } from './InstallNow.tsx';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

/** The help page that holds the statement of conformity (EN 301 549). */
const STATEMENT = 'accessibilita';

const texts = settingsTexts.about;

function Facts({
  title,
  facts,
}: {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <section className={styles['form']}>
      <h3>{title}</h3>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function hourOptions(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    value: String(first + index),
    label: texts.hour(first + index),
  }));
}

function Updates({ settings }: { readonly settings: SettingsView }) {
  const { useStanding } = useStores();
  const update = useStanding((state) => state.standing?.update ?? null);
  const save = useSaveSettings();
  const { from, to } = settings.desk.surgeryHours;
  const set = (surgeryHours: typeof settings.desk.surgeryHours) =>
    void save({ desk: { surgeryHours } });
  return (
    <section className={styles['form']}>
      <h3>{texts.updates}</h3>
      {update === null ? (
        <p>{texts.none}</p>
      ) : (
        <Note kind="info" title={texts.ready(update.version)}>
          <p>{texts.readyWords}</p>
          <ul className={styles['changes']}>
            {update.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <InstallNow />
        </Note>
      )}
      <p className={styles['quiet']}>{texts.updatesWords}</p>
      <div className={styles['hours']}>
        <Choice
          label={texts.from}
          value={String(from)}
          options={hourOptions(0, to - 1)}
          onChange={(value) => {
            set({ from: Number(value), to });
          }}
        />
        <Choice
          label={texts.to}
          value={String(to)}
          options={hourOptions(from + 1, 24)}
          onChange={(value) => {
            set({ from, to: Number(value) });
          }}
        />
      </div>
      <p className={styles['quiet']}>{texts.hoursHint}</p>
    </section>
  );
}

/** What is being used: version, names for the accreditation, updates, conformity. */
export function AboutPage({ settings }: { readonly settings: SettingsView }) {
  const { useDesk, useHelp, useStanding } = useStores();
  const version = useStanding((state) => state.standing?.version ?? '');
  const pack = useDesk((state) => state.overview?.packVersion ?? null);
  const go = useDesk((state) => state.go);
  const openPage = useHelp((state) => state.open);
  const { vendor, id, version: accredited } = settings.application;
  return (
    <div className={styles['form']}>
      <div className={styles['two']}>
        <Facts
          title={texts.program}
          facts={[
            [texts.version, version],
            [texts.rules, pack === null ? texts.noRules : rulesName(pack)],
            [texts.licence, texts.licenceName],
          ]}
        />
        <Facts
          title={texts.accreditation}
          facts={[
            [texts.vendor, vendor],
            [texts.application, id],
            [texts.applicationVersion, accredited],
          ]}
        />
      </div>
      <p className={styles['quiet']}>{texts.accreditationWords}</p>
      <Updates settings={settings} />
      <section className={styles['form']}>
        <h3>{texts.access}</h3>
        <p className={styles['quiet']}>{texts.accessWords}</p>
        <Action
          onPress={() => {
            openPage(STATEMENT);
            go('help');
          }}
        >
          {texts.statement}
        </Action>
      </section>
    </div>
  );
}
