import { useCallback, useEffect } from 'react';
import { errorText } from '../../../shared/errors/appError.ts';
import { toBase64 } from '../../api/base64.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { Ledger } from '../../components/Ledger.tsx';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { ScreenFrame } from '../../components/ScreenFrame.tsx';
import { formatTime } from '../../i18n/it/dates.ts';
import { diagnosticsTexts } from '../../i18n/it/diagnosticsTexts.ts';
import { checkTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { cardChain, gatewayChain, sogeiStation, type ChainStation } from './chain.ts';
import styles from './diagnostics.module.css';
import { useOpenHelp } from '../help/useOpenHelp.ts';

const marks = {
  ok: { mark: 'ok', tone: 'ok' },
  bad: { mark: 'bad', tone: 'bad' },
  untried: { mark: 'none', tone: 'quiet' },
} as const;

function Station({ station, cure }: { readonly station: ChainStation; readonly cure: boolean }) {
  const openHelp = useOpenHelp();
  const { mark, tone } = marks[station.outcome];
  return (
    <li className={styles['station']}>
      <Mark name={mark} tone={tone} />
      <b>{diagnosticsTexts.stations[station.key]}</b>
      <span className={styles['fact']}>{station.fact}</span>
      <span className={`${styles['outcome'] ?? ''} ${styles[station.outcome] ?? ''}`}>
        {diagnosticsTexts.outcomes[station.outcome]}
      </span>
      {cure && station.error !== null && (
        <div className={styles['cure']}>
          <ErrorNote error={station.error} kind="bad" isAlert={false}>
            <p className={styles['line']}>
              <Action
                isSlim
                onPress={() => {
                  openHelp(station.error?.code ?? null);
                }}
              >
                {diagnosticsTexts.help}
              </Action>
              <span className={styles['small']}>{checkTexts.code(station.error.code)}</span>
            </p>
          </ErrorNote>
        </div>
      )}
    </li>
  );
}

function Chain({
  label,
  stations,
}: {
  readonly label: string;
  readonly stations: readonly ChainStation[];
}) {
  return (
    <ol aria-label={label}>
      {stations.map((station) => (
        <Station key={station.key} station={station} cure={station.outcome === 'bad'} />
      ))}
    </ol>
  );
}

function headline(stations: readonly ChainStation[], isWorking: boolean): string {
  if (isWorking || stations.length === 0) return diagnosticsTexts.trying;
  const first = stations.find(({ outcome }) => outcome === 'bad');
  if (first === undefined) return diagnosticsTexts.allGood;
  if (first.error !== null) return errorText(first.error).happened;
  return `${diagnosticsTexts.stations[first.key]}: ${first.fact}.`;
}

function Support({ isBroken }: { readonly isBroken: boolean }) {
  const { useDiagnostics, useDesk } = useStores();
  const report = useDiagnostics((state) => state.report);
  const say = useDesk((state) => state.say);
  const text = report?.lines.join('\n') ?? '';
  return (
    <>
      <h2 data-minor>{diagnosticsTexts.support}</h2>
      <p className={styles['small']}>{diagnosticsTexts.supportNote}</p>
      <dl className={styles['facts']}>
        {report?.facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report !== null && (
        <>
          <Action
            onPress={() => {
              void navigator.clipboard.writeText(text).then(() => {
                say(diagnosticsTexts.copied);
              });
            }}
          >
            {diagnosticsTexts.copy}
          </Action>
          <Action
            onPress={() => {
              const name = diagnosticsTexts.fileName(new Date().toISOString().slice(0, 10));
              saveFile(name, 'text/plain', toBase64(new TextEncoder().encode(text)));
            }}
          >
            {diagnosticsTexts.save}
          </Action>
        </>
      )}
      {isBroken && (
        <>
          <h2 data-minor>{diagnosticsTexts.meanwhile}</h2>
          <p className={styles['small']}>{diagnosticsTexts.meanwhileWords}</p>
        </>
      )}
    </>
  );
}

/** Runs every trial, then asks for the report. */
export function useDiagnose(): () => void {
  const { useDiagnostics, useChecks, useIdentities } = useStores();
  const run = useDiagnostics((state) => state.run);
  const tryCard = useChecks((state) => state.tryCard);
  const tryConnection = useChecks((state) => state.tryConnection);
  const loadIdentities = useIdentities((state) => state.load);
  return useCallback(() => {
    void run(async () => {
      await tryCard();
      await loadIdentities();
      await tryConnection();
    });
  }, [run, tryCard, tryConnection, loadIdentities]);
}

/** The chain from the card to the Fascicolo with its first broken station, and what support asks for. */
export function DiagnosticsScreen() {
  const { useDiagnostics, useChecks, useIdentities } = useStores();
  const card = useChecks((state) => state.card);
  const connection = useChecks((state) => state.connection);
  const failure = useChecks((state) => state.failure);
  const list = useIdentities((state) => state.list);
  const isTrying = useChecks((state) => state.trying !== null);
  const triedAt = useDiagnostics((state) => state.triedAt);
  const durationMs = useDiagnostics((state) => state.durationMs);
  const diagnose = useDiagnose();
  useEffect(() => {
    diagnose();
  }, [diagnose]);
  const cardStations = card === null ? [] : cardChain(card);
  const gatewayStations = [
    ...(connection === null ? [] : gatewayChain(connection)),
    ...(list === null ? [] : [sogeiStation(list)]),
  ];
  const all = [...cardStations, ...gatewayStations];
  const { groups } = diagnosticsTexts;
  const seconds = (durationMs / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
  return (
    <ScreenFrame
      title={<h1 aria-live="polite">{headline(all, isTrying)}</h1>}
      tools={
        <>
          {triedAt !== null && (
            <span className={styles['small']}>
              {diagnosticsTexts.triedAt(formatTime(triedAt), seconds)}
            </span>
          )}
          <Action isSlim keys={diagnosticsTexts.retryKeys} onPress={diagnose}>
            {diagnosticsTexts.retry}
          </Action>
        </>
      }
      label={diagnosticsTexts.title}
      aside={<Support isBroken={all.some(({ outcome }) => outcome === 'bad')} />}
    >
      {failure !== null && <ErrorNote error={failure} />}
      <Ledger title={groups.card.title} note={groups.card.note}>
        <Chain label={groups.card.title} stations={cardStations} />
      </Ledger>
      <Ledger title={groups.gateway.title} note={groups.gateway.note}>
        <Chain label={groups.gateway.title} stations={gatewayStations} />
      </Ledger>
    </ScreenFrame>
  );
}
