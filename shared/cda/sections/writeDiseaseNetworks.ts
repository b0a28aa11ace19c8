import type { DiseaseNetworks } from '../../pss/sections/diseaseNetworks.ts';
import * as data from '../write/dataTypes.ts';
import type { Children } from '../write/markup.ts';
import { act } from '../write/statements.ts';
import { courseWords } from '../write/wording.ts';
import { noteRelation, type SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Rete o percorso', course: 'Periodo', note: 'Note' };

/** The entries of section PSSIT99. */
export function writeDiseaseNetworks(section: DiseaseNetworks, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((network) => {
    const row = table.row();
    const narrativeId = row.in('what').name(network.what.text);
    row.in('course').say(courseWords(network.course));
    return act(
      'EVN',
      {
        template: '18.1',
        id: data.entryId(network.id),
        code:
          network.what.kind === 'coded'
            ? data.concept('code', network.what, narrativeId)
            : data.uncoded('code', 'NA', narrativeId),
        text: data.entryText(row.id),
        status: data.status(network.course.state),
        time: data.courseTime(network.course),
        relationships: noteRelation(network.note, row.in('note'), context),
      },
      'PCPR',
    );
  });
}
