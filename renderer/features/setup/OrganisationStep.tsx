import { useState } from 'react';
import { organisations } from '../../../shared/fse/organisations.ts';
import { Choice, Field } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './setup.module.css';

const options: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: setupTexts.chooseAzienda },
  ...organisations.map(({ code, name }) => ({ value: code, label: name })),
];

const environments = [
  { value: 'stage', label: setupTexts.environments.stage },
  { value: 'production', label: setupTexts.environments.production },
] as const;

/** Step 2: for whom, chosen by name, and where documents go. */
export function OrganisationStep() {
  const { useSetup } = useStores();
  const setup = useSetup((state) => state.setup);
  const save = useSetup((state) => state.organisation);
  const isWorking = useSetup((state) => state.isWorking);
  const [code, setCode] = useState(setup?.organisation?.azienda.code ?? '');
  const known = setup?.environment ?? null;
  const [name, setName] = useState<'stage' | 'production'>(
    known?.name === 'production' ? 'production' : 'stage',
  );
  const [baseUrl, setBaseUrl] = useState(known?.baseUrl ?? '');
  const chosen = organisations.find((each) => each.code === code);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined || baseUrl === '') return;
        const { repository, ...azienda } = chosen;
        void save({ organisation: { azienda, repository }, environment: { name, baseUrl } });
      }}
    >
      <Choice
        label={setupTexts.azienda}
        value={code}
        options={options}
        onChange={setCode}
        hint={
          chosen === undefined
            ? setupTexts.region
            : `${setupTexts.repository(chosen.repository)}. ${setupTexts.region}`
        }
      />
      <Choice
        label={setupTexts.environment}
        value={name}
        options={environments}
        onChange={setName}
        hint={setupTexts.environmentHint}
      />
      <Field
        label={setupTexts.baseUrl}
        type="url"
        hint={setupTexts.baseUrlHint}
        value={baseUrl}
        onChange={setBaseUrl}
      />
      <Submit isWorking={isWorking}>{setupTexts.save}</Submit>
    </form>
  );
}
