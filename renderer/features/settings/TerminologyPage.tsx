import { useEffect, useState } from 'react';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { FileField } from '../../components/FileField.tsx';
import { Submit } from '../../components/Submit.tsx';
import { formatCalendarDate } from '../../i18n/it/dates.ts';
import { rulesName } from '../../i18n/it/frameTexts.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

type Catalogue = ContractResponse['catalogues.list']['catalogues'][number];

function editionOf({ origin, version, publishedOn }: Catalogue): string {
  if (origin === 'starter') return settingsTexts.starter;
  const edition = version === null ? settingsTexts.noEdition : settingsTexts.edition(version);
  return publishedOn === null
    ? edition
    : `${edition} ${settingsTexts.ofDay(formatCalendarDate(publishedOn))}`;
}

function Rules({ settings }: { readonly settings: SettingsView }) {
  const { useSettings } = useStores();
  const list = useSettings((state) => state.catalogues);
  const importPack = useSettings((state) => state.importPack);
  const isWorking = useSettings((state) => state.isWorking);
  const progress = useSettings((state) => state.progress);
  const save = useSaveSettings();
  const [folder, setFolder] = useState(settings.officialPack ?? '');
  const packVersion = list?.packVersion ?? null;
  const hasPack = (list?.packFolder ?? null) !== null;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ officialPack: folder.trim() === '' ? null : folder.trim() });
      }}
    >
      <h3>{settingsTexts.rules}</h3>
      <p>{packVersion === null ? settingsTexts.rulesNone : rulesName(packVersion)}</p>
      <Field
        label={settingsTexts.packFolder}
        hint={settingsTexts.packHint}
        value={folder}
        onChange={setFolder}
      />
      <div className={styles['line']}>
        <Submit>{settingsTexts.save}</Submit>
        {hasPack && <Action onPress={() => void importPack()}>{settingsTexts.importPack}</Action>}
      </div>
      {isWorking && progress !== null && (
        <p role="status">{settingsTexts.importing(progress.name, progress.done, progress.all)}</p>
      )}
    </form>
  );
}

function ImportList() {
  const { useSettings } = useStores();
  const importCatalogue = useSettings((state) => state.importCatalogue);
  const isWorking = useSettings((state) => state.isWorking);
  const [file, setFile] = useState<File | null>(null);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null && !isWorking) void importCatalogue(file);
      }}
    >
      <FileField label={settingsTexts.importList} file={file} onChange={setFile} />
      <Submit isWorking={isWorking}>{settingsTexts.importList}</Submit>
    </form>
  );
}

/** The lists of codes and the official rules: which edition, and how to renew them. */
export function TerminologyPage({ settings }: { readonly settings: SettingsView }) {
  const { useSettings } = useStores();
  const list = useSettings((state) => state.catalogues);
  const load = useSettings((state) => state.loadCatalogues);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className={styles['form']}>
      <Rules settings={settings} />
      <h3>{settingsTexts.lists}</h3>
      <ul className={styles['identities']}>
        {list?.catalogues.map((each) => (
          <li key={each.name} className={styles['list']}>
            <b>{each.name}</b>
            <span>{settingsTexts.list(each.concepts, editionOf(each))}</span>
          </li>
        ))}
      </ul>
      <ImportList />
    </div>
  );
}
