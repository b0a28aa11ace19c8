import { archiveFiles } from '../../../electron/store/archiveFiles.ts';
import { readKeyFile } from '../../../electron/store/keyFile.ts';
import { rekeyArchive } from '../../../electron/store/rekey/rekeyArchive.ts';

/** Changes the key of an archive whose new key was prepared: folder, old and new key in hexadecimal, instant. */
const [directory = '', from = '', to = '', at = ''] = process.argv.slice(2);
const wraps = readKeyFile(archiveFiles(directory).pendingKey);
if (!wraps.ok) throw new Error(wraps.error.code);
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
rekeyArchive(directory, hex(from), { key: hex(to), wraps: wraps.value }, new Date(at));
