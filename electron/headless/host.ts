import { Command } from 'commander';
import { homeLogger } from '../log/homeLogger.ts';
import { openHost } from './host/openHost.ts';
import { loggedDefects } from './loggedDefects.ts';
import { ownVersion } from './ownVersion.ts';
import { closedInTime } from './workbench/closings.ts';

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
const logger = homeLogger(home);
logger.log('program-started', {
  version: ownVersion(),
  node: process.version,
  platform: process.platform,
  arch: process.arch,
});
const host = await openHost({
  workbench: {
    home,
    logger,
    officialPack: options.pack ?? null,
    cardModule: options.module ?? null,
  },
  port: Number(options.port),
  onDefect: loggedDefects(logger),
});
process.stdout.write(`Aprire questo indirizzo, valido una volta:\n${host.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () =>
      void closedInTime('program', host.stop(), logger).then(() => {
        logger.log('program-stopped', { uptimeMs: Math.round(process.uptime() * 1000) });
        process.exit(0);
      }),
  );
}
