import type { AppError } from '../../../shared/errors/appError.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { preparationTexts } from '../../i18n/it/preparationTexts.ts';
import { preparedDocuments } from '../../stores/preparationStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { PreparationList } from './PreparationList.tsx';
import styles from './preparation.module.css';
import { useOpenPatient } from './useOpenPatient.ts';

/** The prepared documents as they wait for their signature, and what keeps some of them back. */
function usePrepared(): {
  readonly ready: readonly UnsignedView[];
  readonly obstacles: ReadonlyMap<string, AppError>;
} {
  const { usePreparation, useUnsigned } = useStores();
  const patients = usePreparation((state) => state.patients);
  const results = usePreparation((state) => state.results);
  const unsigned = useUnsigned((state) => (state.looking === null ? state.documents : null));
  const prepared = preparedDocuments({ patients, results });
  const documents = (unsigned ?? []).filter(({ documentId }) => prepared.includes(documentId));
  return {
    ready: documents.filter(({ obstacle }) => obstacle === null),
    obstacles: new Map(
      documents.flatMap(({ documentId, obstacle }) =>
        obstacle === null ? [] : [[documentId, obstacle] as const],
      ),
    ),
  };
}

/** What preparing does, and the one choice there is in it. */
function Question() {
  const { usePreparation } = useStores();
  const confirmsChanges = usePreparation((state) => state.confirmsChanges);
  const setConfirmsChanges = usePreparation((state) => state.setConfirmsChanges);
  return (
    <>
      <p>{preparationTexts.words}</p>
      <div className={styles['choice']}>
        <input
          id="conferma-dati-nuovi"
          type="checkbox"
          aria-describedby="conferma-dati-nuovi-nota"
          checked={confirmsChanges}
          onChange={({ target }) => {
            setConfirmsChanges(target.checked);
          }}
        />
        <label htmlFor="conferma-dati-nuovi">{preparationTexts.confirmsChanges}</label>
        <span id="conferma-dati-nuovi-nota" className={styles['hint']}>
          {preparationTexts.confirmsChangesHint}
        </span>
      </div>
    </>
  );
}

/** The acts at the foot: begin, stop, or go on to the signature. */
function Foot({ ready }: { readonly ready: readonly UnsignedView[] }) {
  const { usePreparation, usePatients, useBatch, useSigning } = useStores();
  const { phase, run, stop, close } = usePreparation();
  const start = useBatch((state) => state.start);
  const certificate = useSigning((state) => state.certificate);
  const clearMarks = usePatients((state) => state.clearMarks);
  return (
    <DialogFoot
      leave={
        phase === 'running' ? (
          <Action keys={preparationTexts.escape} onPress={stop}>
            {preparationTexts.stop}
          </Action>
        ) : (
          <Action keys={preparationTexts.escape} onPress={close}>
            {preparationTexts.close}
          </Action>
        )
      }
      {...(phase === 'done' ? { note: preparationTexts.stays } : {})}
    >
      {phase === 'asked' && (
        <Action isMain ref={focused} keys={preparationTexts.enter} onPress={() => void run()}>
          {preparationTexts.start}
        </Action>
      )}
      {phase === 'done' && ready.length > 0 && (
        <Action
          isMain
          ref={focused}
          keys={preparationTexts.enter}
          onPress={() => {
            close();
            clearMarks();
            void start(ready, certificate);
          }}
        >
          {preparationTexts.sign(ready.length)}
        </Action>
      )}
    </DialogFoot>
  );
}

/** The act that Enter does has the focus from the moment it is there. */
function focused(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** The next version of every chosen profile in one act, then their signatures; says who is not ready and why. */
export function PreparationDialog() {
  const { usePreparation } = useStores();
  const { patients, results, phase, confirmsChanges, run, stop, close, setConfirmsChanges } =
    usePreparation();
  const { ready, obstacles } = usePrepared();
  const open = useOpenPatient();
  const unseen = [...results.values()].filter(({ kind }) => kind === 'unseen').length;
  const total = patients?.length ?? 0;
  return (
    <DialogFrame
      isOpen={patients !== null}
      onClose={() => {
        if (phase === 'running') stop();
        else close();
      }}
    >
      <DialogBody
        title={
          phase === 'done'
            ? preparationTexts.ended(ready.length, total - ready.length)
            : preparationTexts.title(total)
        }
      >
        {phase === 'asked' && <Question />}
        {phase === 'running' && (
          <p role="status">{preparationTexts.progress(results.size, total)}</p>
        )}
        {phase === 'done' && unseen > 0 && !confirmsChanges && (
          <div>
            <Action
              onPress={() => {
                setConfirmsChanges(true);
                void run();
              }}
            >
              {preparationTexts.again(unseen)}
            </Action>
          </div>
        )}
        <PreparationList
          patients={patients ?? []}
          results={results}
          obstacles={obstacles}
          onOpen={(patient) => {
            close();
            open(patient);
          }}
        />
      </DialogBody>
      <Foot ready={ready} />
    </DialogFrame>
  );
}
