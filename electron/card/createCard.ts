import type { CardPort } from '../domain/ports/card.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import type { JudgementRules } from './certificatePurpose.ts';
import { defaultCardTimeouts, superviseModule, type CardTimeouts } from './moduleSupervisor.ts';

/** What a card is opened with. */
export interface CardSettings {
  readonly host: ProcessHost;
  /** Absolute path of the PKCS#11 module: from the table of known ones or chosen by the person, never a bare name. */
  readonly modulePath: string;
  /** Added to the card process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeouts?: Partial<CardTimeouts>;
  readonly clock: Clock;
  /** `required` unless told otherwise; only test environments waive it. */
  readonly qualifiedSignature?: JudgementRules['qualifiedSignature'];
  /** Told the card process's id at each start, for diagnostics. */
  readonly onProcess?: (pid: number | undefined) => void;
}

/** The card port with what only this adapter can offer. */
export interface Card extends CardPort {
  /** Lets a module that was put aside after two crashes be started again: a person asked for it. */
  releaseQuarantine(): void;
}

/** The card behind its port: a process of its own, started at the first call and after every crash. */
export function createCard(settings: CardSettings): Card {
  const { clock, qualifiedSignature = 'required' } = settings;
  const supervisor = superviseModule({
    host: settings.host,
    modulePath: settings.modulePath,
    environment: settings.environment ?? {},
    timeouts: { ...defaultCardTimeouts, ...settings.timeouts },
    clock,
    onProcess: settings.onProcess ?? (() => undefined),
  });
  const rules = (): JudgementRules => ({ now: clock.now(), qualifiedSignature });

  return {
    tokens: () => supervisor.run('tokens', 'list', (client) => client.tokens()),
    certificates: () =>
      supervisor.run('certificates', 'list', (client) => client.certificates(rules())),
    async login(tokenId, pin) {
      try {
        return await supervisor.run('login', 'login', (client) => client.login(tokenId, pin));
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
        return await supervisor.run('sign', limit, (client) =>
          client.sign({ ...request, pin: pin ?? null }),
        );
      } finally {
        pin?.fill(0);
      }
    },
    logout: () => supervisor.run('logout', 'list', (client) => client.logout()),
    releaseQuarantine: () => {
      supervisor.releaseQuarantine();
    },
    close: () => supervisor.close(),
  };
}
