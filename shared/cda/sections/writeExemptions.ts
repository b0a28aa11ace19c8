import type { Exemptions } from '../../pss/sections/exemptions.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children } from '../write/markup.ts';
import { act } from '../write/statements.ts';
import { courseWords } from '../write/wording.ts';
import { noteRelation, type SectionContext } from '../write/writeParts.ts';

const headings = { code: 'Codice', what: 'Esenzione', course: 'Periodo', note: 'Note' };

/** The entries of section 57827-8. */
export function writeExemptions(section: Exemptions, context: SectionContext): Children {
  if (section.kind === 'absent') {
    const line = context.narrative.line().say(`Nessuna esenzione, ${courseWords(section.course)}`);
    return [
      act('EVN', {
        template: '17.1',
        id: data.entryId(section.id),
        code: element('code', {
          code: 'NE',
          codeSystem: codeSystems.noExemption,
          displayName: 'Nessuna Esenzione',
        }),
        text: data.entryText(line.id),
        status: data.status(section.course.state),
        time: data.courseTime(section.course),
      }),
    ];
  }
  const table = context.narrative.table(headings);
  return section.entries.map((exemption) => {
    const row = table.row();
    if (exemption.what.text !== exemption.what.code.code) {
      row.in('code').say(exemption.what.code.code);
    }
    const code = data.concept('code', exemption.what, row.in('what').name(exemption.what.text));
    row.in('course').say(courseWords(exemption.course));
    return act('EVN', {
      template: '17.1',
      id: data.entryId(exemption.id),
      code,
      text: data.entryText(row.id),
      status: data.status(exemption.course.state),
      time: data.courseTime(exemption.course),
      relationships: noteRelation(exemption.note, row.in('note'), context),
    });
  });
}
