import type { CardCapabilities, CardPort, CardPresence } from '../domain/ports/card.ts';
import type { AppErrorCode } from '../../shared/errors/appError.ts';
import { ok } from '../../shared/errors/result.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { createCardWatch } from './cardWatch.ts';
import type { JudgementRules } from './certificatePurpose.ts';
import { defaultCardTimeouts, superviseModule, type CardTimeouts } from './moduleSupervisor.ts';
import { REMOVAL_GRACE_MS } from './removal.ts';
import { isSmartCardServiceRunning } from './smartCardService.ts';

/** What a card is opened with. */
export interface CardSettings {
  readonly host: ProcessHost;
  /** Absolute path of the PKCS#11 module: from the table of known ones or chosen by the person, never a bare name. */
  readonly modulePath: string;
  /** Added to the card process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeouts?: Partial<CardTimeouts>;
  /** How long closing waits for the call under way, in milliseconds; ten seconds. */
  readonly closingMs?: number;
  /** How long a card that just failed is watched for its removal, in milliseconds; a second. */
  readonly removalGraceMs?: number;
  readonly clock: Clock;
  /** Time that only goes forward, in milliseconds; the machine's own unless told otherwise. */
  readonly elapsedMs?: () => number;
  /** `required` unless told otherwise; only test environments waive it. */
  readonly qualifiedSignature?: JudgementRules['qualifiedSignature'];
  /** Whether the system's smart-card service answers; asked of the operating system unless told otherwise. */
  readonly isServiceRunning?: () => Promise<boolean>;
  /** How often a watch looks, in milliseconds. */
  readonly watchEveryMs?: number;
  /** Told the card process's id at each start, for diagnostics. */
  readonly onProcess?: (pid: number | undefined) => void;
}

/** So that, with the time a look takes, insertion and removal are told within a second. */
const WATCH_EVERY_MS = 700;

/** Answers that contradict an earlier trial signature (cards-and-certificates §2.3). */
const MECHANISM_GONE: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/mechanism-invalid',
  'card/mechanism-param-invalid',
]);

/** The card behind its port. */
export type Card = CardPort;

/** A card over the module of a path: a process of its own, started at the first call and after every crash. */
export function createCard(settings: CardSettings): Card {
  const { clock, qualifiedSignature = 'required' } = settings;
  const { isServiceRunning = isSmartCardServiceRunning, watchEveryMs = WATCH_EVERY_MS } = settings;
  const supervisor = superviseModule({
    host: settings.host,
    load: {
      modulePath: settings.modulePath,
      removalGraceMs: settings.removalGraceMs ?? REMOVAL_GRACE_MS,
    },
    environment: settings.environment ?? {},
    timeouts: { ...defaultCardTimeouts, ...settings.timeouts },
    ...(settings.closingMs === undefined ? {} : { closingMs: settings.closingMs }),
    ...(settings.elapsedMs === undefined ? {} : { elapsedMs: settings.elapsedMs }),
    onProcess: settings.onProcess ?? (() => undefined),
  });
  const rules = (): JudgementRules => ({ now: clock.now(), qualifiedSignature });

  const tried = new Map<string, CardCapabilities>();

  async function presence(): Promise<CardPresence> {
    const readers = await supervisor.run('readers', 'list', (client) => client.readers(rules()));
    const seen = readers.ok ? readers.value : [];
    // Where the system's service is stopped drivers show no reader, or empty ones, and say nothing of it.
    const seesCard = seen.some(({ state }) => state !== 'empty');
    if (!seesCard && !(await isServiceRunning())) return { kind: 'no-service' };
    if (!readers.ok) return { kind: 'no-driver', error: readers.error };
    return seen.length === 0 ? { kind: 'no-reader' } : { kind: 'readers', readers: seen };
  }

  const watch = createCardWatch({
    look: presence,
    isIdle: () => supervisor.isIdle(),
    everyMs: watchEveryMs,
  });

  return {
    presence,
    watch: watch.add,
    tokens: () => supervisor.run('tokens', 'list', (client) => client.tokens()),
    certificates: () =>
      supervisor.run('certificates', 'list', (client) => client.certificates(rules())),
    async login(tokenId, pin) {
      try {
        // An empty PIN is typed on the reader: a person takes longer than a card.
        const limit = pin.length === 0 ? 'signWithPin' : 'login';
        return await supervisor.run('login', limit, (client) => client.login(tokenId, pin));
      } finally {
        pin.fill(0);
      }
    },
    isLoggedIn: (tokenId) =>
      supervisor.run('isLoggedIn', 'list', (client) => client.isLoggedIn(tokenId)),
    async sign(request, pin) {
      try {
        // A key with a PIN of its own may open a window of its maker's, where a person types.
        const limit = pin === undefined ? 'sign' : 'signWithPin';
        const signed = await supervisor.run('sign', limit, (client) =>
          client.sign({ ...request, pin: pin ?? null }),
        );
        // What was shown by trial is no longer true: the next to ask has it tried again.
        if (!signed.ok && MECHANISM_GONE.has(signed.error.code)) tried.delete(request.fingerprint);
        return signed;
      } finally {
        pin?.fill(0);
      }
    },
    async capabilities(fingerprint) {
      const known = tried.get(fingerprint);
      if (known !== undefined) return ok(known);
      const found = await supervisor.run('capabilities', 'sign', (client) =>
        client.capabilities(fingerprint, rules()),
      );
      if (found.ok && found.value.verified !== null) tried.set(fingerprint, found.value);
      return found;
    },
    driver: () => supervisor.run('driver', 'list', (client) => client.driver()),
    logout: (tokenId) =>
      supervisor.run('logout', 'list', (client) => client.logout(tokenId ?? null)),
    close() {
      watch.stop();
      return supervisor.close();
    },
  };
}
