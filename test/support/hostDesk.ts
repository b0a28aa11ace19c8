import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxPolicy } from '../../electron/domain/outbox/outboxPolicy.ts';
import {
  openHost,
  type OpenHost,
  type OpenHostOptions,
} from '../../electron/headless/host/openHost.ts';
import { SETTINGS_FILE } from '../../electron/headless/readSettings.ts';
import type { UpdateView } from '../../shared/ipc/standingViews.ts';
import { ok } from '../../shared/errors/result.ts';
import { deskPassphrase, furnishDesk } from './deskBench.ts';
import { makeTestDesk, type DeskChoices, type TestDesk } from './testDesk.ts';

/** A test desk whose window is served. */
export interface DemoHost {
  readonly desk: TestDesk;
  readonly host: OpenHost;
  /** Defects the binder caught: a test expects none. */
  readonly defects: readonly unknown[];
  /** Ends host and gateway. */
  readonly close: () => Promise<void>;
}

/**
 * How the window finds the desk: `open` as after the passphrase, `locked` before it, `bare` as on a computer on which
 * Sintesi was just installed.
 */
export type DeskStart = 'open' | 'locked' | 'bare';

/** Where a served desk departs from the ordinary one. */
export interface HostDeskChoices extends DeskChoices {
  readonly port?: number;
  /** `open` when absent. */
  readonly start?: DeskStart;
  /** A newer version that waits to be installed; none when absent. */
  readonly update?: UpdateView;
  /** What installing it at once does; nothing updates this desk when absent. */
  readonly installUpdate?: OpenHostOptions['installUpdate'];
  /** The pace of its queue; the ordinary one when absent. */
  readonly outboxPolicy?: OutboxPolicy;
  /** Whether the system's smart-card service is said to run: a card made of files needs none. It does when absent. */
  readonly isCardServiceRunning?: () => boolean;
  /** Puts more into the furnished desk before its window opens. */
  readonly fill?: (desk: TestDesk) => Promise<void>;
}

/** How a furnished desk is served, and where its defects go. */
interface Serving extends Pick<
  HostDeskChoices,
  'port' | 'start' | 'outboxPolicy' | 'update' | 'installUpdate' | 'isCardServiceRunning'
> {
  readonly onDefect: (thrown: unknown) => void;
}

/** Serves the window of a desk that is furnished already. */
export function serveTestDesk(desk: TestDesk, serving: Serving): Promise<OpenHost> {
  const { port = 0, start = 'open', outboxPolicy, update, installUpdate, onDefect } = serving;
  const { isCardServiceRunning = () => true } = serving;
  return openHost({
    workbench: {
      home: desk.home,
      ...(start === 'open' ? { passphrase: () => Promise.resolve(ok(deskPassphrase)) } : {}),
      officialPack: null,
      cardModule: start === 'bare' ? desk.card.modulePath : null,
      cardEnvironment: desk.card.environment,
      isCardServiceRunning: () => Promise.resolve(isCardServiceRunning()),
      ...(outboxPolicy === undefined ? {} : { outboxPolicy }),
    },
    port,
    updateReady: () => update ?? null,
    ...(installUpdate === undefined ? {} : { installUpdate }),
    onDefect: ({ verb, correlationId, thrown }) => {
      onDefect(thrown);
      console.error(`${verb} ${correlationId}`, thrown);
    },
  });
}

/** Makes a desk in a folder, furnishes it as a doctor would and serves its window. */
export async function openDemoHost(
  directory: string,
  choices: HostDeskChoices = {},
): Promise<DemoHost> {
  const {
    port,
    fill,
    update,
    installUpdate,
    start = 'open',
    outboxPolicy,
    isCardServiceRunning,
    ...deskChoices
  } = choices;
  const desk = await makeTestDesk(directory, deskChoices);
  if (start === 'bare') await rm(join(desk.home, SETTINGS_FILE));
  else await furnishDesk(desk);
  await fill?.(desk);
  const defects: unknown[] = [];
  const host = await serveTestDesk(desk, {
    start,
    ...(port === undefined ? {} : { port }),
    ...(outboxPolicy === undefined ? {} : { outboxPolicy }),
    ...(update === undefined ? {} : { update }),
    ...(installUpdate === undefined ? {} : { installUpdate }),
    ...(isCardServiceRunning === undefined ? {} : { isCardServiceRunning }),
    onDefect: (thrown) => {
      defects.push(thrown);
    },
  });
  return {
    desk,
    host,
    defects,
    close: async () => {
      await host.stop();
      await desk.gateway.stop();
    },
  };
}
