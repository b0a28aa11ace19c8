import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createCardModules } from '../../../electron/card/createCardModules.ts';
import type { KnownModule } from '../../../electron/card/knownModules.ts';
import { rememberedModule } from '../../../electron/card/rememberedModule.ts';
import type { CardModules } from '../../../electron/domain/ports/cardModules.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { makeScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { buildScriptedModule } from '../../cards/scripted/scriptedModule.ts';
import { createCardFixture, value } from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();

function known(priority: number, maker: string, path: string, file: string): KnownModule {
  return { platform: 'linux', priority, maker, folders: [path], files: [file] };
}

/** A computer with a driver that crashes, one that is no driver, and one that works. */
async function desk(choice: string | null, memoryFile: string): Promise<CardModules> {
  const folder = join(fixture.root, 'drivers');
  mkdirSync(folder, { recursive: true });
  copyFileSync(await buildScriptedModule(), join(folder, 'crashes.so'));
  writeFileSync(join(folder, 'script'), 'C_Initialize crash\n');
  writeFileSync(join(folder, 'text.so'), 'non sono una libreria '.repeat(100));
  const { modulePath, environment } = fixture.plain();
  return createCardModules({
    chosen: choice,
    memory: rememberedModule(memoryFile),
    platform: 'linux',
    known: [
      known(10, 'Guasto', folder, 'crashes.so'),
      known(20, 'Testo', folder, 'text.so'),
      known(30, 'Buono', dirname(modulePath), 'libsofthsm2.so'),
      known(40, 'Doppio', dirname(modulePath), '../softhsm/libsofthsm2.so'),
    ],
    card: {
      host: nodeProcessHost,
      clock: { now: () => new Date() },
      environment: {
        ...environment,
        SCRIPTED_BASE: modulePath,
        SCRIPTED_SCRIPT: join(folder, 'script'),
      },
    },
  });
}

it('finds the driver that works past those that do not, and remembers it', async () => {
  const memory = join(fixture.root, 'memory', 'card-module.json');
  const modules = await desk(null, memory);
  const trials = await modules.tryAll(false);
  expect(trials.map((each) => [each.maker, each.refusedBecause?.code ?? null])).toEqual([
    ['Guasto', 'card/process-crashed'],
    ['Testo', 'card/module-not-a-library'],
    ['Buono', null],
  ]);
  expect(trials[2]).toMatchObject({ tokens: 2, usableCertificates: 2 });
  expect(value(await modules.find())).toBe(fixture.plain().modulePath);
  expect((await desk(null, memory)).installed()[0]).toMatchObject({ origin: 'remembered' });
});

it('forgets a driver whose file is another one now', () => {
  const file = join(fixture.root, 'driver.so');
  const memory = rememberedModule(join(fixture.root, 'other', 'card-module.json'));
  expect(memory.recall()).toBeNull();
  writeFileSync(file, 'una versione');
  memory.remember(file);
  expect(memory.recall()).toBe(file);
  writeFileSync(file, "un'altra versione");
  expect(memory.recall()).toBeNull();
});

it('uses what the person chose, whatever it is: its own error says what is wrong', async () => {
  const chosen = join(fixture.root, 'drivers', 'text.so');
  const modules = await desk(chosen, join(fixture.root, 'none.json'));
  expect(value(await modules.find())).toBe(chosen);
});

it.each([
  ['a card nobody knows', 'C_GetTokenInfo 0xe1'],
  ['a service that is not there', 'C_GetSlotList 0x5'],
])('takes the only driver there is, though it shows an error: %s', async (_, line) => {
  const card = await makeScriptedCard({ directory: join(fixture.root, line), pki: fixture.pki() });
  card.script(line);
  const modules = createCardModules({
    chosen: null,
    memory: rememberedModule(join(fixture.root, 'none.json')),
    platform: 'linux',
    known: [known(10, 'Unico', dirname(card.modulePath), basename(card.modulePath))],
    card: {
      host: nodeProcessHost,
      clock: { now: () => new Date() },
      environment: card.environment,
    },
  });
  expect(value(await modules.find())).toBe(card.modulePath);
});

it('says that there is no driver where none is installed', async () => {
  const none = createCardModules({
    chosen: null,
    memory: rememberedModule(join(fixture.root, 'none.json')),
    known: [],
    card: { host: nodeProcessHost, clock: { now: () => new Date() } },
  });
  expect(await none.find()).toMatchObject({ error: { code: 'card/module-not-found' } });
});
