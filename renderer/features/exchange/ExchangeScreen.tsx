import { useEffect } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import type { ExchangedFileView } from '../../../shared/ipc/areas/exchange.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { Status } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { ScreenFrame } from '../../components/ScreenFrame.tsx';
import { exchangeTexts } from '../../i18n/it/exchangeTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { chooseFiles } from './chooseFiles.ts';
import styles from './exchange.module.css';
import { FileRow } from './FileRow.tsx';

function Files({
  title,
  note,
  files,
}: {
  readonly title: string;
  readonly note?: string;
  readonly files: readonly ExchangedFileView[];
}) {
  if (files.length === 0) return null;
  return (
    <Ledger title={title} count={files.length} {...(note === undefined ? {} : { note })}>
      <ul>
        {files.map((file) => (
          <FileRow key={file.sha256} file={file} />
        ))}
      </ul>
    </Ledger>
  );
}

/** Files that never reached the trusted side, each with its reason. */
function Failed() {
  const { useExchange } = useStores();
  const failed = useExchange((state) => state.failed);
  return (
    <ul>
      {failed.map(({ number, name, error }) => (
        <li key={number} className={styles['row']}>
          <Status mark="bad" tone="bad">
            {name}
          </Status>
          <p className={styles['small']}>
            {errorText(error).happened} {errorText(error).next}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Folder() {
  const { useExchange } = useStores();
  const folder = useExchange((state) => state.folder);
  return (
    <>
      <h2 data-minor>{exchangeTexts.folder}</h2>
      {folder === null ? (
        <p className={styles['small']}>{exchangeTexts.noFolder}</p>
      ) : (
        <>
          <p className={styles['path']}>{folder.path}</p>
          <p className={styles['small']}>{exchangeTexts.folderSaid(folder, new Date())}</p>
          {folder.trouble !== null && <ErrorNote error={folder.trouble} isAlert={false} />}
        </>
      )}
    </>
  );
}

/** Files of other programs: bring them in, and see of each what became of it. */
export function ExchangeScreen() {
  const { useExchange, useDesk } = useStores();
  const files = useExchange((state) => state.files) ?? [];
  const fresh = useExchange((state) => state.fresh);
  const waiting = useExchange((state) => state.waiting);
  const failure = useExchange((state) => state.failure);
  const failedCount = useExchange((state) => state.failed.length);
  const load = useExchange((state) => state.load);
  const take = useExchange((state) => state.take);
  const go = useDesk((state) => state.go);
  useEffect(() => {
    void load();
  }, [load]);
  const just = files.filter(({ sha256 }) => fresh.has(sha256));
  const others = files.filter(({ sha256 }) => !fresh.has(sha256));
  const drafted = just.filter(({ outcome }) => outcome.kind === 'drafted').length;
  const refused = just.filter(({ outcome }) => outcome.kind === 'refused').length + failedCount;
  return (
    <ScreenFrame
      title={
        <div role="status">
          <h1>{exchangeTexts.title(drafted, refused)}</h1>
        </div>
      }
      label={exchangeTexts.just}
      aside={<Folder />}
    >
      {failure !== null && <ErrorNote error={failure} />}
      <div className={styles['bring']}>
        <Action
          isMain
          keys={shortcutTexts.exchange}
          onPress={() => {
            void chooseFiles().then((chosen) => take(chosen));
          }}
        >
          {exchangeTexts.choose}
        </Action>
        <Action
          onPress={() => {
            go('review');
          }}
        >
          {exchangeTexts.asIs}
        </Action>
        <p className={styles['small']}>
          {exchangeTexts.drop} {exchangeTexts.kinds}
        </p>
      </div>
      {waiting.length > 0 && <p role="status">{exchangeTexts.reading(waiting.length)}</p>}
      {failedCount > 0 && <Failed />}
      <Files title={exchangeTexts.just} note={exchangeTexts.justNote} files={just} />
      <Files
        title={exchangeTexts.fromFolder}
        note={exchangeTexts.fromFolderNote}
        files={others.filter(({ isFromFolder }) => isFromFolder)}
      />
      <Files
        title={exchangeTexts.earlier}
        files={others.filter(({ isFromFolder }) => !isFromFolder)}
      />
    </ScreenFrame>
  );
}
