import type { RecalledActView } from '../../../shared/ipc/historyViews.ts';
import { Status } from '../../components/Mark.tsx';
import { operationTexts, stateTexts } from '../../i18n/it/actTexts.ts';
import { formatDate, formatTime } from '../../i18n/it/dates.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './history.module.css';

function RecalledAct({ act }: { readonly act: RecalledActView }) {
  const { word, mark, tone } = stateTexts[act.state ?? 'outcome-unknown'];
  return (
    <li>
      <p className={styles['recalledHead']}>
        <time dateTime={act.at}>{formatDate(act.at)}</time>
        <b>{act.operation === null ? historyTexts.recalledAct : operationTexts[act.operation]}</b>
        <Status mark={mark} tone={tone}>
          {word}
        </Status>
        <code className={styles['mono']}>{act.documentId ?? historyTexts.recalledDocument}</code>
      </p>
      {act.answers.map(({ at, state, cartId }) => (
        <p key={at} className={styles['recalledAnswer']}>
          <time dateTime={at}>{formatTime(at)}</time> {stateTexts[state].word}{' '}
          <code className={styles['mono']}>
            {cartId === null ? historyTexts.noCartId : `X-CART-id ${cartId}`}
          </code>
        </p>
      ))}
    </li>
  );
}

/** The acts an archive that was put back to an older copy does not have, as the journal of essentials knows them. */
export function RecalledActs() {
  const { useHistory } = useStores();
  const recalled = useHistory((state) => state.recalled);
  if (recalled.length === 0) return null;
  return (
    <details className={styles['recalled']}>
      <summary>{historyTexts.recalled(recalled.length)}</summary>
      <p>{historyTexts.recalledGone}</p>
      <ul>
        {recalled.map((act) => (
          <RecalledAct key={act.submissionId} act={act} />
        ))}
      </ul>
    </details>
  );
}
