import type { AppError } from '../../../shared/errors/appError.ts';
import type { CardTrialView, ConnectionTrialView } from '../../../shared/ipc/areas/checks.ts';
import type { IdentitiesView } from '../../../shared/ipc/areas/identities.ts';
import { formatDate } from '../../i18n/it/dates.ts';
import { diagnosticsTexts } from '../../i18n/it/diagnosticsTexts.ts';
import { checkTexts } from '../../i18n/it/setupTexts.ts';

/** What lies between the card and the Fascicolo, in the order in which it is needed. */
export type StationKey =
  | 'service'
  | 'reader'
  | 'card'
  | 'module'
  | 'signature'
  | 'access'
  | 'network'
  | 'node'
  | 'clock'
  | 'channel'
  | 'sogei';

/** One station: whether it works, what was found, what is wrong with it. */
export interface ChainStation {
  readonly key: StationKey;
  readonly outcome: 'ok' | 'bad' | 'untried';
  readonly fact: string;
  readonly error: AppError | null;
}

const good = (key: StationKey, fact: string): ChainStation => ({
  key,
  outcome: 'ok',
  fact,
  error: null,
});
const broken = (key: StationKey, fact: string, error: AppError | null): ChainStation => ({
  key,
  outcome: 'bad',
  fact,
  error,
});
const untried = (key: StationKey): ChainStation => ({
  key,
  outcome: 'untried',
  fact: diagnosticsTexts.waits,
  error: null,
});

/** After the first broken station nothing can be said of the ones that need it. */
function upToTheBreak(stations: readonly ChainStation[]): readonly ChainStation[] {
  const first = stations.findIndex(({ outcome }) => outcome === 'bad');
  if (first < 0) return stations;
  return stations.map((each, index) => (index > first ? untried(each.key) : each));
}

function certificateStation(trial: CardTrialView, purpose: 'access' | 'signature'): ChainStation {
  const suited = trial.certificates.filter((each) => each.purpose === purpose);
  const usable = suited.find(({ refusal }) => refusal === null);
  if (usable !== undefined) {
    return good(purpose, checkTexts.validUntil(usable.holderName, formatDate(usable.notAfter)));
  }
  return broken(purpose, checkTexts.absent, suited[0]?.refusal ?? trial.obstacle);
}

function moduleStation({ modules, driver, presence, obstacle }: CardTrialView): ChainStation {
  const loaded =
    modules.find(({ usableCertificates }) => usableCertificates > 0) ??
    modules.find(({ refusedBecause }) => refusedBecause === null);
  if (loaded !== undefined) {
    const version = driver === null ? '' : ` ${driver.version}`;
    return good(
      'module',
      checkTexts.moduleFound(driver?.manufacturer ?? loaded.maker, loaded.file) + version,
    );
  }
  const refused = modules.find(({ refusedBecause }) => refusedBecause !== null);
  const told = presence.kind === 'no-driver' ? presence.error : obstacle;
  return broken('module', checkTexts.noModule, refused?.refusedBecause ?? told);
}

/** From the service of the operating system to the two certificates. The driver comes first: it is what sees the rest. */
export function cardChain(trial: CardTrialView): readonly ChainStation[] {
  const { presence, obstacle } = trial;
  const readers = presence.kind === 'readers' ? presence.readers : [];
  const full = readers.find(({ state }) => state === 'ready');
  const module = moduleStation(trial);
  return upToTheBreak([
    module,
    presence.kind === 'no-service'
      ? broken('service', '', obstacle)
      : good('service', diagnosticsTexts.running),
    readers.length === 0
      ? broken('reader', checkTexts.noReader, obstacle)
      : good('reader', checkTexts.readers(readers.map(({ name }) => name))),
    full === undefined
      ? broken('card', '', readers[0]?.error ?? obstacle)
      : good('card', full.holder?.name ?? full.name),
    certificateStation(trial, 'signature'),
    certificateStation(trial, 'access'),
  ]);
}

const seconds = (milliseconds: number): string =>
  (Math.abs(milliseconds) / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });

/** From this computer to the regional node. */
export function gatewayChain(trial: ConnectionTrialView): readonly ChainStation[] {
  const { unreachable, distrust, clockOffsetMs, clockProblem, notAfter } = trial;
  const way = trial.proxy === null ? checkTexts.direct : checkTexts.proxy(trial.proxy);
  return upToTheBreak([
    unreachable === null ? good('network', way) : broken('network', way, unreachable),
    distrust === null
      ? good(
          'node',
          `${trial.host}${notAfter === null ? '' : `, ${checkTexts.trusted(formatDate(notAfter))}`}`,
        )
      : broken('node', trial.host, distrust),
    clockOffsetMs === null
      ? { ...untried('clock'), fact: checkTexts.clockUnknown }
      : clockProblem === null
        ? good('clock', checkTexts.clockOffset(seconds(clockOffsetMs)))
        : broken('clock', diagnosticsTexts.clockWrong(seconds(clockOffsetMs)), clockProblem),
    trial.asksForCard
      ? good('channel', checkTexts.asks)
      : { ...untried('channel'), fact: checkTexts.asksNot },
  ]);
}

/** The certificate that signs the tokens. */
export function sogeiStation({ identities }: IdentitiesView): ChainStation {
  const inUse = identities.find(({ role }) => role === 'in-use');
  if (inUse === undefined) return broken('sogei', diagnosticsTexts.sogeiMissing, null);
  const fact = diagnosticsTexts.sogeiUntil(formatDate(inUse.notAfter));
  return inUse.expiry.kind === 'expired' ? broken('sogei', fact, null) : good('sogei', fact);
}
