import { useEffect, useState } from 'react';
import type { IdentitiesView } from '../../../shared/ipc/areas/identities.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { FileField } from '../../components/FileField.tsx';
import { Status } from '../../components/Mark.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { AuthoritiesPlace } from './AuthoritiesPlace.tsx';
import styles from './settings.module.css';

type Identity = IdentitiesView['identities'][number];

function Expiry({ expiry }: { readonly expiry: Identity['expiry'] }) {
  switch (expiry.kind) {
    case 'valid':
      return null;
    case 'expiring':
      return <Note kind="warn" title={settingsTexts.expiring(expiry.daysLeft)} />;
    case 'expired':
      return <Note kind="bad" title={settingsTexts.expired} />;
  }
}

function IdentityRow({ identity }: { readonly identity: Identity }) {
  const { useIdentities } = useStores();
  const choose = useIdentities((state) => state.choose);
  const exportCertificate = useIdentities((state) => state.exportCertificate);
  const isInUse = identity.role === 'in-use';
  const canServe = identity.role === 'spare' || identity.role === 'to-be-proven';
  return (
    <li className={styles['identity']}>
      <Status mark={isInUse ? 'ok' : 'none'} tone={isInUse ? 'ok' : 'quiet'}>
        {settingsTexts.roles[identity.role]}
      </Status>
      <span>
        <b className={styles['mono']}>{identity.commonName}</b>
        <br />
        <span className={styles['quiet']}>
          {settingsTexts.until(formatDate(identity.notAfter))}
        </span>
      </span>
      <span className={styles['line']}>
        {canServe && (
          <Action isSlim onPress={() => void choose(identity.fingerprint)}>
            {settingsTexts.useThis}
          </Action>
        )}
        <Action
          isSlim
          onPress={() => {
            void exportCertificate(identity.fingerprint).then((file) => {
              if (file !== null) saveFile(file.name, 'application/x-pem-file', file.base64);
            });
          }}
        >
          {settingsTexts.exportPublic}
        </Action>
      </span>
      {isInUse && <Expiry expiry={identity.expiry} />}
    </li>
  );
}

function ImportForm() {
  const { useIdentities } = useStores();
  const importFiles = useIdentities((state) => state.importFiles);
  const imported = useIdentities((state) => state.imported);
  const isWorking = useIdentities((state) => state.isWorking);
  const [certificate, setCertificate] = useState<File | null>(null);
  const [key, setKey] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (certificate === null || isWorking) return;
        setPassword('');
        void importFiles(certificate, key, password === '' ? null : password);
      }}
    >
      <h3>{settingsTexts.importTitle}</h3>
      <p className={styles['quiet']}>{settingsTexts.importWords}</p>
      <FileField
        label={settingsTexts.certificateFile}
        file={certificate}
        onChange={setCertificate}
      />
      <FileField label={settingsTexts.keyFile} file={key} onChange={setKey} />
      <Field
        label={settingsTexts.filePassword}
        type="password"
        width={20}
        value={password}
        onChange={setPassword}
      />
      <Submit isWorking={isWorking}>{settingsTexts.import}</Submit>
      {imported !== null && (
        <Note
          kind="ok"
          title={settingsTexts.imported(imported.commonName, formatDate(imported.notAfter))}
        />
      )}
      {imported?.warnings.map((warning) => (
        <ErrorNote key={warning.code} error={warning} kind="warn" isAlert={false} />
      ))}
    </form>
  );
}

function RequestForm() {
  const { useIdentities } = useStores();
  const makeRequest = useIdentities((state) => state.makeRequest);
  const request = useIdentities((state) => state.request);
  const isWorking = useIdentities((state) => state.isWorking);
  const [name, setName] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking) void makeRequest(name.trim() === '' ? null : name.trim());
      }}
    >
      <h3>{settingsTexts.requestTitle}</h3>
      <p className={styles['quiet']}>{settingsTexts.requestWords}</p>
      <Field
        label={settingsTexts.communicatedName}
        hint={settingsTexts.communicatedHint}
        isMono
        value={name}
        onChange={setName}
      />
      <Submit isWorking={isWorking}>{settingsTexts.request}</Submit>
      {request !== null && (
        <Note kind="ok" title={settingsTexts.requestNamed(request.signatureName)}>
          {!request.hasExpectedForm && <p>{settingsTexts.oddName}</p>}
          <p className={styles['files']}>
            {request.files.map((file) => (
              <Action
                key={file.name}
                isSlim
                onPress={() => {
                  saveFile(file.name, 'application/pkcs10', file.base64);
                }}
              >
                {settingsTexts.saveFile(file.name)}
              </Action>
            ))}
          </p>
          <div className={styles['said']}>
            {request.instructions.map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        </Note>
      )}
    </form>
  );
}

/** The doctor's certificate for the gateway: what is there, what is waited for, how to get one. */
export function CertificatePlace() {
  const { useIdentities } = useStores();
  const list = useIdentities((state) => state.list);
  const failure = useIdentities((state) => state.failure);
  const load = useIdentities((state) => state.load);
  const forget = useIdentities((state) => state.forgetFailure);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className={styles['form']}>
      {failure !== null && <ErrorNote error={failure} />}
      {failure?.code === 'identity/issuer-unknown' && <AuthoritiesPlace onChange={forget} />}
      {list !== null && (
        <ul className={styles['identities']}>
          {list.identities.length === 0 && <li>{settingsTexts.none}</li>}
          {list.identities.map((identity) => (
            <IdentityRow key={identity.fingerprint} identity={identity} />
          ))}
          {list.requests.map(({ requestId, signatureName, createdAt }) => (
            <li key={requestId} className={styles['quiet']}>
              {settingsTexts.waiting(signatureName, formatDate(createdAt))}
            </li>
          ))}
        </ul>
      )}
      <div className={styles['two']}>
        <ImportForm />
        <RequestForm />
      </div>
    </div>
  );
}
