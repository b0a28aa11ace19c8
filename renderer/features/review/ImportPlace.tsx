import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Thread } from '../../components/Thread.tsx';
import { classNames } from '../../components/classNames.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { chooseFile } from './chooseFile.ts';
import styles from './review.module.css';

/** Where a document is brought: dropped, or chosen; dragging is never the only way. */
export function ImportPlace() {
  const { useReview } = useStores();
  const work = useReview((state) => state.work);
  const failure = useReview((state) => state.failure);
  const importFile = useReview((state) => state.importFile);
  const [isOver, setOver] = useState(false);
  return (
    <div className={styles['importing']}>
      <div className={styles['importMain']}>
        <h1>{reviewTexts.title}</h1>
        {failure !== null && <ErrorNote error={failure} />}
        <div
          className={classNames(styles['drop'], isOver && styles['over'])}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => {
            setOver(false);
          }}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            const [file] = event.dataTransfer.files;
            if (file !== undefined) void importFile(file);
          }}
        >
          {work === 'reading' ? (
            <p role="status">{reviewTexts.reading}</p>
          ) : (
            <>
              <h2>{reviewTexts.drop}</h2>
              <p className={styles['small']}>{reviewTexts.dropNote}</p>
              <Action
                isMain
                keys={shortcutTexts.import}
                onPress={() => {
                  void chooseFile().then((file) => file && importFile(file));
                }}
              >
                {reviewTexts.choose}
              </Action>
            </>
          )}
        </div>
      </div>
      <aside className={styles['aside']}>
        <h2 data-minor>{reviewTexts.what}</h2>
        <Thread
          label={reviewTexts.what}
          stations={reviewTexts.steps.map(([label, detail]) => ({
            key: label,
            mark: 'wait',
            tone: 'idle',
            label,
            detail,
          }))}
        />
      </aside>
    </div>
  );
}
