import { useEffect, useId, useState } from 'react';
import type { AuthoritiesView } from '../../../shared/ipc/areas/authorities.ts';
import { Action } from '../../components/Action.tsx';
import { FileField } from '../../components/FileField.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { authorityTexts } from '../../i18n/it/authorityTexts.ts';
import { formatDate } from '../../i18n/it/dates.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './authorities.module.css';

type Authority = AuthoritiesView['added'][number];

const inGroups = (fingerprint: string): string =>
  fingerprint.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1 ');

function Facts({ authority }: { readonly authority: Authority }) {
  return (
    <div className={styles['facts']}>
      <b>{authority.subject}</b>
      <span>{authorityTexts.until(formatDate(authority.notAfter))}</span>
      <span className={styles['quiet']}>{authorityTexts.fingerprint}</span>
      <span className={styles['mono']}>{inGroups(authority.fingerprint)}</span>
    </div>
  );
}

function AddForm({ onChange }: { readonly onChange: () => void }) {
  const { useAuthorities } = useStores();
  const read = useAuthorities((state) => state.read);
  const look = useAuthorities((state) => state.look);
  const add = useAuthorities((state) => state.add);
  const [file, setFile] = useState<File | null>(null);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void add().then((isTrusted) => {
          if (!isTrusted) return;
          setFile(null);
          onChange();
        });
      }}
    >
      <FileField
        label={authorityTexts.file}
        file={file}
        onChange={(chosen) => {
          setFile(chosen);
          void look(chosen);
        }}
      />
      {read !== null && (
        <div role="status" className={styles['form']}>
          <p>{authorityTexts.found}</p>
          {read.authorities.map((authority) => (
            <Facts key={authority.fingerprint} authority={authority} />
          ))}
          <p>{authorityTexts.compare}</p>
        </div>
      )}
      {read !== null && <Submit>{authorityTexts.add}</Submit>}
    </form>
  );
}

/**
 * The authorities of a test environment that nobody knows yet: looked into first, then trusted. In production it only
 * says who decides there. `onChange` is called when what is trusted changed.
 */
export function AuthoritiesPlace({ onChange }: { readonly onChange: () => void }) {
  const { useAuthorities } = useStores();
  const list = useAuthorities((state) => state.list);
  const failure = useAuthorities((state) => state.failure);
  const load = useAuthorities((state) => state.load);
  const remove = useAuthorities((state) => state.remove);
  const titleId = useId();
  useEffect(() => {
    void load();
  }, [load]);
  if (list === null) return null;
  return (
    <section className={styles['form']} aria-labelledby={titleId}>
      <h3 id={titleId}>{authorityTexts.title}</h3>
      <p className={styles['quiet']}>
        {list.canAdd ? authorityTexts.words : authorityTexts.production}
      </p>
      {list.added.length > 0 && (
        <ul className={styles['added']} aria-label={authorityTexts.added}>
          {list.added.map((authority) => (
            <li key={authority.fingerprint}>
              <Facts authority={authority} />
              <Action
                isSlim
                onPress={() => {
                  void remove(authority.fingerprint).then((isGone) => {
                    if (isGone) onChange();
                  });
                }}
              >
                {authorityTexts.remove(authority.subject)}
              </Action>
            </li>
          ))}
        </ul>
      )}
      {failure !== null && <ErrorNote error={failure} />}
      {list.canAdd && <AddForm onChange={onChange} />}
    </section>
  );
}
