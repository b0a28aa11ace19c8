import { parseArgs } from 'node:util';
import { soakOutbox } from './outbox/soakOutbox.ts';

const help = `usage: npm run outbox-soak -- [--items N] [--faults SHARE]
N publications in one go (default 1000), a share of the calls hurt (default 0.3), with real processes.`;

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000' },
    faults: { type: 'string', default: '0.3' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else {
  const figures = await soakOutbox(Number(values.items), Number(values.faults));
  console.log(figures);
  process.exitCode = figures.lost + figures.duplicates + figures.cartIdsMissing === 0 ? 0 : 1;
}
