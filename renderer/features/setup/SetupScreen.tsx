import { useEffect, useState } from 'react';
import type { SetupStep, SetupView } from '../../../shared/ipc/areas/setup.ts';
import { Action } from '../../components/Action.tsx';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Doctors } from '../start/Doctors.tsx';
import { BringPlace } from './BringPlace.tsx';
import { CertificateStep } from './CertificateStep.tsx';
import { Checklist } from './Checklist.tsx';
import { DoctorStep } from './DoctorStep.tsx';
import { OrganisationStep } from './OrganisationStep.tsx';
import { ProtectionStep } from './ProtectionStep.tsx';
import { CardStep, ConnectionStep } from './TrialSteps.tsx';
import styles from './setup.module.css';

const places: Readonly<Record<SetupStep, () => React.ReactNode>> = {
  doctor: DoctorStep,
  organisation: OrganisationStep,
  card: CardStep,
  protection: ProtectionStep,
  certificate: CertificateStep,
  connection: ConnectionStep,
};

/** Whether a step can be opened: everything necessary before it is done. */
function isReachable(setup: SetupView, step: SetupStep): boolean {
  const index = setup.steps.findIndex((each) => each.step === step);
  return setup.steps.slice(0, index).every(({ isDone, canWait }) => isDone || canWait);
}

function stateOf(
  { isDone, canWait }: SetupView['steps'][number],
  isCurrent: boolean,
): {
  readonly mark: 'ok' | 'send' | 'todo' | 'wait';
  readonly tone: 'ok' | 'move' | 'warn' | 'idle';
  readonly text: string;
} {
  const { states } = setupTexts;
  if (isDone) return { mark: 'ok', tone: 'ok', text: states.done };
  if (isCurrent) return { mark: 'send', tone: 'move', text: states.current };
  return { mark: 'wait', tone: 'idle', text: canWait ? states.later : states.ahead };
}

function Rail({
  setup,
  current,
}: {
  readonly setup: SetupView;
  readonly current: SetupStep | null;
}) {
  const { useSetup } = useStores();
  const show = useSetup((state) => state.show);
  return (
    <ol className={styles['steps']}>
      {setup.steps.map((each) => {
        const isCurrent = each.step === current;
        const { mark, tone, text } = stateOf(each, isCurrent);
        return (
          <li key={each.step}>
            <Mark name={mark} tone={tone} />
            <button
              type="button"
              className={styles['step']}
              aria-current={isCurrent ? 'step' : undefined}
              aria-disabled={!isReachable(setup, each.step) || undefined}
              onClick={() => {
                if (isReachable(setup, each.step)) show(each.step);
              }}
            >
              <b>{setupTexts.steps[each.step]}</b>
              <span>{text}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function StepPlace({ setup, step }: { readonly setup: SetupView; readonly step: SetupStep }) {
  const Place = places[step];
  const number = setup.steps.findIndex((each) => each.step === step) + 1;
  return (
    <>
      <p className={styles['quiet']}>{setupTexts.stepOf(number, setup.steps.length)}</p>
      <h2 className={styles['title']}>{setupTexts.steps[step]}</h2>
      <p className={styles['lead']}>{setupTexts.leads[step]}</p>
      <Place key={step} />
    </>
  );
}

/** The first run: its steps as a thread at the left, one thing to do at the right. */
export function SetupScreen() {
  const { useSetup } = useStores();
  const setup = useSetup((state) => state.setup);
  const step = useSetup((state) => state.step);
  const failure = useSetup((state) => state.failure);
  const load = useSetup((state) => state.load);
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    void load();
  }, [load]);
  if (setup === null) return failure === null ? null : <ErrorNote error={failure} />;
  const isFresh = setup.doctor === null;
  return (
    <div className={styles['setup']}>
      <nav className={styles['rail']} aria-label={setupTexts.rail}>
        <h1>{setupTexts.title}</h1>
        <p className={styles['quiet']}>{setupTexts.lead}</p>
        <Rail setup={setup} current={isMoving ? null : step} />
        {isFresh && (
          <p className={styles['quiet']}>
            {setupTexts.moving}{' '}
            <Action
              isSlim
              onPress={() => {
                setMoving(true);
              }}
            >
              {setupTexts.movingWords}
            </Action>
          </p>
        )}
        <Doctors />
      </nav>
      <div className={styles['place']}>
        {failure !== null && <ErrorNote error={failure} />}
        {isMoving ? (
          <>
            <h2 className={styles['title']}>{setupTexts.bringTitle}</h2>
            <BringPlace
              onBack={() => {
                setMoving(false);
              }}
            />
          </>
        ) : step === null ? (
          <>
            <h2 className={styles['title']}>{setupTexts.checklist}</h2>
            <p className={styles['lead']}>{setupTexts.checklistWords}</p>
            <Checklist setup={setup} />
          </>
        ) : (
          <StepPlace setup={setup} step={step} />
        )}
      </div>
    </div>
  );
}
