import { errorText } from '../../../shared/errors/appError.ts';
import type { ExchangedFileView } from '../../../shared/ipc/areas/exchange.ts';
import { Action } from '../../components/Action.tsx';
import { Status } from '../../components/Mark.tsx';
import { formatMoment } from '../../i18n/it/dates.ts';
import { exchangeTexts, outcomeSaid } from '../../i18n/it/exchangeTexts.ts';
import type { FileAccount } from '../../stores/exchangeStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { useOpenDraft } from '../patients/useOpenPatient.ts';
import styles from './exchange.module.css';

const kinds = ['unmapped', 'relabelled', 'dangling'] as const;

function Items({ account }: { readonly account: FileAccount }) {
  return (
    <>
      {kinds
        .filter((kind) => account[kind].length > 0)
        .map((kind) => (
          <section key={kind} className={styles['items']}>
            <h3>{exchangeTexts.accountKinds[kind]}</h3>
            <ul>
              {account[kind].map(({ path, line, what }, index) => (
                <li key={index}>
                  <span>{what}</span>
                  <span className={styles['place']}>
                    {exchangeTexts.place(line)} {path}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

/** What of a file its draft could not take, thing by thing: asked for when it is looked at. */
function Account({ draftId }: { readonly draftId: string }) {
  const { useExchange } = useStores();
  const account = useExchange((state) => state.accounts.get(draftId));
  const load = useExchange((state) => state.account);
  return (
    <details
      className={styles['account']}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && account === undefined) void load(draftId);
      }}
    >
      <summary>{exchangeTexts.account}</summary>
      {account !== undefined && <Items account={account} />}
    </details>
  );
}

function sentence({ outcome }: ExchangedFileView): string {
  const { said } = exchangeTexts;
  switch (outcome.kind) {
    case 'refused': {
      const { happened, next } = errorText(outcome.error);
      return `${happened} ${next}`;
    }
    case 'unchanged':
      return said.unchanged;
    case 'drafted':
      return [
        outcome.unmapped === 0 ? said.whole : said.unmapped(outcome.unmapped),
        ...(outcome.gaps === 0 ? [] : [said.gaps(outcome.gaps)]),
      ].join(', ');
  }
}

function whose({ outcome }: ExchangedFileView) {
  if (outcome.kind === 'refused') return null;
  const { family, given, codiceFiscale } = outcome.patient;
  return (
    <>
      <b>{family}</b> {given}{' '}
      <span className={styles['small']}>{codiceFiscale ?? exchangeTexts.nobody}</span>
    </>
  );
}

/** A file and what became of it; with its draft one key away. */
export function FileRow({ file }: { readonly file: ExchangedFileView }) {
  const openDraft = useOpenDraft();
  const { word, mark, tone } = outcomeSaid(file);
  const { outcome } = file;
  return (
    <li className={styles['row']}>
      <Status mark={mark} tone={tone}>
        {word}
      </Status>
      <div className={styles['words']}>
        <div>{whose(file) ?? <b>{file.name}</b>}</div>
        <p className={styles['small']}>{sentence(file)}</p>
        {outcome.kind === 'drafted' && outcome.unmapped > 0 && (
          <Account draftId={outcome.draftId} />
        )}
      </div>
      <span className={styles['end']}>
        <span className={styles['small']}>
          {outcome.kind === 'refused' ? '' : file.name} {formatMoment(file.takenAt, new Date())}
        </span>
        {outcome.kind === 'drafted' && (
          <Action
            isSlim
            onPress={() => {
              openDraft(outcome.draftId);
            }}
          >
            {exchangeTexts.open}
          </Action>
        )}
      </span>
    </li>
  );
}
