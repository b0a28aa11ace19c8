import { Action } from '../components/Action.tsx';
import { Mark, Status } from '../components/Mark.tsx';
import { mostPressing, urgencyOf } from '../features/today/endings.ts';
import { useEndings } from '../features/today/useEndings.ts';
import { endingTexts } from '../i18n/it/endingTexts.ts';
import { cardSentence, frameTexts } from '../i18n/it/frameTexts.ts';
import { useStores } from '../stores/stores.tsx';
import styles from './StatusBar.module.css';

const waitingStates: readonly string[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];

/** Card, queue and the last announcement: it speaks instead of floating boxes. */
export function StatusBar() {
  const { useDesk, useQueue } = useStores();
  const presence = useDesk((state) => state.presence);
  const said = useDesk((state) => state.said);
  const overview = useDesk((state) => state.overview);
  const note = useDesk((state) => state.note);
  const isDisconnected = useDesk((state) => state.isDisconnected);
  const waiting = useQueue(
    (state) => state.list?.acts.filter((act) => waitingStates.includes(act.state)).length ?? 0,
  );
  const isPaused = useQueue((state) => state.list !== null && state.list.pause !== null);
  const card = cardSentence(presence);
  const ending = mostPressing(useEndings());
  return (
    <footer className={styles['foot']} aria-label={frameTexts.status}>
      {/* A dialog hides what lies behind it, but not what speaks: shown again, it would say everything once more. */}
      <span role="status" data-live-announcer>
        <span className={styles['fact']}>
          <Mark name={card.mark} tone={card.tone} />
          {card.text}
        </span>
      </span>
      {ending !== null && (
        <Status
          mark={urgencyOf(ending) === 'urgent' ? 'bad' : 'ask'}
          tone={urgencyOf(ending) === 'urgent' ? 'bad' : 'warn'}
        >
          {endingTexts.short(ending.kind, ending.notice)}
        </Status>
      )}
      {isPaused ? (
        <Status mark="none" tone="warn">
          {frameTexts.paused}
        </Status>
      ) : null}
      <span>{waiting === 0 ? frameTexts.queueEmpty : frameTexts.queueCount(waiting)}</span>
      <span className={styles['said']} role="status" data-live-announcer>
        {isDisconnected ? null : said !== null && <span key={said.number}>{said.text}</span>}
      </span>
      {note !== null && <span className={styles['note']}>{note}</span>}
      {isDisconnected && (
        <span className={styles['gone']} role="alert" data-live-announcer>
          {frameTexts.disconnected}
          <Action
            isSlim
            onPress={() => {
              location.reload();
            }}
          >
            {frameTexts.reload}
          </Action>
        </span>
      )}
      {overview !== null && (
        <span className={styles['version']}>
          {frameTexts.version(overview.version)}, {frameTexts.pack(overview.packVersion)}
        </span>
      )}
    </footer>
  );
}
