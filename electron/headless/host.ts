import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { createLogger } from '../log/createLogger.ts';
import { systemClock } from '../process/systemClock.ts';
import { openHost } from './host/openHost.ts';
import { loggedDefects } from './loggedDefects.ts';

interface HostArguments {
  readonly home?: string;
  readonly pack?: string;
  readonly module?: string;
  readonly port: string;
}

const program = new Command('host')
  .description('serve la finestra di Sintesi a un browser di questo computer')
  .option('--home <folder>', 'cartella di lavoro (o SINTESI_HOME)')
  .option('--pack <folder>', 'cartella dei controlli ufficiali')
  .option('--module <library>', 'libreria PKCS#11 della carta')
  .option('--port <number>', 'porta su 127.0.0.1; 0 la lascia scegliere al sistema', '0')
  .parse();

const options = program.opts<HostArguments>();
const home = options.home ?? process.env['SINTESI_HOME'];
if (home === undefined) {
  process.stderr.write('Indicare la cartella di lavoro con --home oppure con SINTESI_HOME.\n');
  process.exit(2);
}
const logger = createLogger({
  directory: join(home, 'log'),
  homeDirectory: homedir(),
  clock: systemClock,
});
const host = await openHost({
  workbench: {
    home,
    officialPack: options.pack ?? null,
    cardModule: options.module ?? null,
  },
  port: Number(options.port),
  onDefect: loggedDefects(logger),
});
process.stdout.write(`Aprire questo indirizzo, valido una volta:\n${host.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void host.stop().then(() => process.exit(0)));
}
