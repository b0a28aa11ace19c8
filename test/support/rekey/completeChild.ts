import { completeRekey } from '../../../electron/store/rekey/completeRekey.ts';

/** Puts the files of a change of key in place when told to: the first message says go. */
const [directory = ''] = process.argv.slice(2);
process.once('message', () => {
  completeRekey(directory);
  process.exit(0);
});
process.send?.('ready');
