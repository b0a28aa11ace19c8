import type { DiseaseNetworks } from '../../pss/sections/diseaseNetworks.ts';
import * as data from '../write/dataTypes.ts';
import type { Children } from '../write/markup.ts';
import { act } from '../write/statements.ts';
import { courseWords } from '../write/wording.ts';
import { noteRelation, type SectionContext } from '../write/writeParts.ts';

/** The entries of section PSSIT99. */
export function writeDiseaseNetworks(section: DiseaseNetworks, context: SectionContext): Children {
  return section.entries.map((network) => {
    const line = context.narrative.line();
    const narrativeId = line.content(network.what.text);
    line.say(`, ${courseWords(network.course)}`);
    return act(
      'EVN',
      {
        template: '18.1',
        id: data.entryId(network.id),
        code:
          network.what.kind === 'coded'
            ? data.concept('code', network.what, narrativeId)
            : data.uncoded('code', 'NA', narrativeId),
        text: data.entryText(line.id),
        status: data.status(network.course.state),
        time: data.courseTime(network.course),
        relationships: noteRelation(network.note, line, context),
      },
      'PCPR',
    );
  });
}
