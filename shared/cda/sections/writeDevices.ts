import type { Device, Devices } from '../../pss/sections/devices.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import { supply } from '../write/statements.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Dispositivo', since: 'Dal' };

function writeDevice(device: Device, row: NarrativeRow<keyof typeof headings>): Markup {
  const narrativeId = row.in('what').name(device.what.text);
  if (device.since !== null) row.in('since').say(momentWords(device.since));
  return supply('EVN', {
    template: '9.1',
    id: data.entryId(device.id),
    code: data.concept('code', device.what, narrativeId),
    text: data.entryText(row.id),
    time: data.time('effectiveTime', device.since),
  });
}

/** The entries of section 46264-8. */
export function writeDevices(section: Devices, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((device) => writeDevice(device, table.row()));
}
