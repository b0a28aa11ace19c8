import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { Status } from '../../components/Mark.tsx';
import { classNames } from '../../components/classNames.ts';
import { stateTexts } from '../../i18n/it/actTexts.ts';
import { todayTexts } from '../../i18n/it/todayTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useShowInHistory } from '../history/useShowInHistory.ts';
import { useOpenPatient } from '../patients/useOpenPatient.ts';
import { actSentence } from '../queue/actSentence.ts';
import styles from './today.module.css';

/** The one thing that helps: ask again, correct the profile, or read what it says. */
function Remedy({ act }: { readonly act: ActView }) {
  const { useQueue, usePatients } = useStores();
  const verify = useQueue((state) => state.verify);
  const patient = usePatients(
    (state) =>
      state.patients?.find(({ codiceFiscale }) => codiceFiscale === act.patient.codiceFiscale) ??
      null,
  );
  const show = useShowInHistory();
  const open = useOpenPatient();
  if (act.state === 'outcome-unknown') {
    return (
      <Action isSlim onPress={() => void verify(act.submissionId)}>
        {todayTexts.verifyNow}
      </Action>
    );
  }
  const isCorrectable = patient?.due.kind === 'refused';
  return (
    <Action
      isSlim
      onPress={() => {
        if (isCorrectable) open(patient);
        else show(act);
      }}
    >
      {isCorrectable ? todayTexts.correctNow : todayTexts.see}
    </Action>
  );
}

/** An act that waits for a person: what happened, and its remedy in the row. */
export function ToFix({ act }: { readonly act: ActView }) {
  const { word, mark, tone } = stateTexts[act.state];
  return (
    <li className={classNames(styles['call'], styles[tone])}>
      <Status mark={mark} tone={tone}>
        {word}
      </Status>
      <div>
        <b>{act.patient.family}</b> {act.patient.given}
        <div className={styles['small']}>{actSentence(act, new Date())}</div>
      </div>
      <Remedy act={act} />
    </li>
  );
}
