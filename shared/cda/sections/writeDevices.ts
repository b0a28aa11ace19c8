import type { Device, Devices } from '../../pss/sections/devices.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import { supply } from '../write/statements.ts';
import { momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function writeDevice(device: Device, context: SectionContext): Markup {
  const line = context.narrative.line();
  const narrativeId = line.content(device.what.text);
  if (device.since !== null) line.say(` (${momentWords(device.since)})`);
  return supply('EVN', {
    template: '9.1',
    id: data.entryId(device.id),
    code: data.concept('code', device.what, narrativeId),
    text: data.entryText(line.id),
    time: data.time('effectiveTime', device.since),
  });
}

/** The entries of section 46264-8. */
export function writeDevices(section: Devices, context: SectionContext): Children {
  return section.entries.map((device) => writeDevice(device, context));
}
