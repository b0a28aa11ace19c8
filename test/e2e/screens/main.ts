import { Command } from 'commander';
import { mkdir } from 'node:fs/promises';
import { windowSkipNotice } from '../windowRig.ts';

import { backupScreens } from './backupScreens.ts';
import { doctorsScreens } from './doctorsScreens.ts';
import { editorScreens } from './editorScreens.ts';
import { historyScreens } from './historyScreens.ts';
import { journeyScreens } from './journeyScreens.ts';
import { patientsScreens } from './patientsScreens.ts';
import { recoveryScreens } from './recoveryScreens.ts';
import { settingsScreens } from './settingsScreens.ts';
import { photographerInto, type Photographer } from './picture.ts';
import { setupScreens } from './setupScreens.ts';
import { maskedScreens } from './maskedScreens.ts';
import { signingScreens } from './signingScreens.ts';

/** The screens by area; each opens its own window. */
const areas: Readonly<Record<string, (shoot: Photographer) => Promise<void>>> = {
  journey: journeyScreens,
  patients: patientsScreens,
  editor: editorScreens,
  setup: setupScreens,
  recovery: recoveryScreens,
  doctors: doctorsScreens,
  settings: settingsScreens,
  backup: backupScreens,
  signing: signingScreens,
  masked: maskedScreens,
  history: historyScreens,
};

interface ScreensOptions {
  readonly out: string;
  readonly only?: string;
}

const { out, only } = new Command('screens')
  .description('Every screen as a picture: light, dark, high contrast, and at 200 %')
  .requiredOption('--out <dir>', 'where the PNG files go')
  .option('--only <area>', `one of: ${Object.keys(areas).join(', ')}`)
  .parse()
  .opts<ScreensOptions>();
if (windowSkipNotice !== null) {
  console.error(`no screens: ${windowSkipNotice}`);
  process.exit(1);
}
await mkdir(out, { recursive: true });
const shoot = photographerInto(out);
for (const [name, take] of Object.entries(areas)) {
  if (only === undefined || only === name) await take(shoot);
}
