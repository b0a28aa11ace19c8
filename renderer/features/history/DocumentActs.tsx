import { useState } from 'react';
import type { DocumentLifeView } from '../../../shared/ipc/historyViews.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { Action } from '../../components/Action.tsx';
import { Mark } from '../../components/Mark.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useCorrect } from '../editor/useCorrect.ts';
import { AnnulDialog } from './AnnulDialog.tsx';
import styles from './history.module.css';

/** What may be done with a published document: replace, hide or show, annul. Nothing where it is not published. */
export function DocumentActs({ life }: { readonly life: DocumentLifeView }) {
  const { useDesk, useHistory } = useStores();
  const correct = useCorrect();
  const say = useDesk((state) => state.say);
  const setHidden = useHistory((state) => state.setHidden);
  const [isAnnulling, setAnnulling] = useState(false);
  if (life.obstacle !== null) {
    return <p className={styles['small']}>{errorText(life.obstacle).happened}</p>;
  }
  const hide = (hidden: boolean): void => {
    void setHidden(life.documentId, hidden).then((done) => {
      if (done.ok) say(historyTexts.queuedAct);
    });
  };
  return (
    <>
      <Action
        isMain
        onPress={() => {
          correct(life.documentId);
        }}
      >
        {historyTexts.replace}
      </Action>
      <Action
        onPress={() => {
          hide(!life.isHidden);
        }}
      >
        {life.isHidden ? historyTexts.show : historyTexts.hide}
      </Action>
      {life.isHidden && (
        <p className={styles['small']}>
          <Mark name="masked" tone="idle" /> {historyTexts.hiddenNote}
        </p>
      )}
      <Action
        onPress={() => {
          setAnnulling(true);
        }}
      >
        {historyTexts.annul}
      </Action>
      {isAnnulling && (
        <AnnulDialog
          life={life}
          onClose={() => {
            setAnnulling(false);
          }}
        />
      )}
    </>
  );
}
