import type { ReactNode } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import type { ErrorText } from '../../../shared/errors/errorDefinition.ts';
import type { ActView, AttemptView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { CopyableId } from '../../components/CopyableId.tsx';
import { Status } from '../../components/Mark.tsx';
import { stateMeanings, stateTexts } from '../../i18n/it/actTexts.ts';
import { formatMoment } from '../../i18n/it/dates.ts';
import { frameTexts } from '../../i18n/it/frameTexts.ts';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './history.module.css';

function explained(act: ActView, { end }: AttemptView): ErrorText | null {
  if (end === null) return null;
  if (end.error !== null) return errorText(end.error);
  return {
    happened: historyTexts.acceptedHappened[act.operation],
    meaning: historyTexts.acceptedMeaning[act.operation],
    next: historyTexts.acceptedNext,
  };
}

interface Identifier {
  readonly label: string;
  readonly value: string;
}

function identifiersOf(act: ActView, attempt: AttemptView): readonly Identifier[] {
  const { ids } = historyTexts;
  const all = [
    { label: ids.cart, value: attempt.end?.cartId ?? null },
    { label: ids.document, value: act.documentId },
    { label: ids.trace, value: attempt.end?.traceId ?? null },
    { label: ids.workflow, value: attempt.end?.workflowInstanceId ?? null },
    { label: ids.submission, value: attempt.submissionIdentifier },
  ];
  return all.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

/** What an attempt brought: in three parts, then its identifiers, then the answer's own words. */
export function AttemptDetail({
  act,
  attempt,
  children,
}: {
  readonly act: ActView;
  readonly attempt: AttemptView;
  readonly children?: ReactNode;
}) {
  const { useDesk } = useStores();
  const say = useDesk((state) => state.say);
  const { end } = attempt;
  const answer = end?.answer ?? '';
  const { word, mark, tone } = stateTexts[end?.state ?? 'sending'];
  const text = explained(act, attempt);
  const identifiers = identifiersOf(act, attempt);
  return (
    <>
      <h2 className={styles['outcome']}>
        <Status mark={mark} tone={tone}>
          {word}, {formatMoment(end?.endedAt ?? attempt.startedAt, new Date())}
        </Status>
      </h2>
      {text === null ? (
        <p>{stateMeanings.sending}</p>
      ) : (
        <dl className={styles['explained']}>
          <dt>{historyTexts.happened}</dt>
          <dd>{text.happened}</dd>
          <dt>{historyTexts.meaning}</dt>
          <dd>{text.meaning}</dd>
          <dt>{historyTexts.next}</dt>
          <dd>{text.next}</dd>
        </dl>
      )}
      <div className={styles['acts']}>{children}</div>
      <div className={styles['ruled']}>
        <h3>{historyTexts.identifiers}</h3>
        <Action
          isSlim
          onPress={() => {
            const lines = identifiers.map(({ label, value }) => `${label}: ${value}`);
            void navigator.clipboard.writeText(lines.join('\n')).then(() => {
              say(historyTexts.copiedAll);
            });
          }}
        >
          {historyTexts.copyAll}
        </Action>
      </div>
      <dl>
        {identifiers.map(({ label, value }) => (
          <CopyableId
            key={label}
            label={label}
            value={value}
            copyLabel={historyTexts.copy(label)}
            onCopied={() => {
              say(frameTexts.copied(label));
            }}
          />
        ))}
      </dl>
      {answer !== '' && (
        <>
          <div className={styles['ruled']}>
            <h3>{historyTexts.answer}</h3>
          </div>
          <p className={styles['mono']}>{answer}</p>
        </>
      )}
    </>
  );
}
