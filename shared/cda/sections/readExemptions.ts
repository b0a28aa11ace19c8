import { exemptionSchema, type Exemption, type Exemptions } from '../../pss/sections/exemptions.ts';
import { attributeOf, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { codeSystems } from '../codeSystems.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCodedConcept, readCourse } from '../read/readDataTypes.ts';
import { readListOrAbsence, readNote, type SectionSource } from '../read/readParts.ts';

function readExemption({ source, ids }: SectionSource, act: XmlElement): Exemption | null {
  if (!hasTemplate(act, '17.1')) return null;
  source.pointer(act);
  return source.accept(exemptionSchema, act, {
    id: ids.of(source, act),
    what: readCodedConcept(source, source.child(act, 'code')),
    course: readCourse(source, act),
    note: readNote(source, act),
  });
}

function isAbsence(act: XmlElement): boolean {
  const code = firstChild(act, 'code');
  return (
    attributeOf(code, 'codeSystem') === codeSystems.noExemption &&
    attributeOf(code, 'code') === 'NE'
  );
}

function readAbsent({ source, ids, blocks }: SectionSource, act: XmlElement): Exemptions | null {
  const course = readCourse(source, act);
  if (course === null) return null;
  const code = source.child(act, 'code');
  for (const name of ['code', 'codeSystem']) source.attribute(code, name);
  source.display(code, 'Nessuna Esenzione');
  source.pointer(act);
  return { kind: 'absent', id: ids.of(source, act), course, freeText: blocks };
}

/** Reads section 57827-8, the inverse of `writeExemptions`. */
export function readExemptions(section: SectionSource): Exemptions | null {
  return readListOrAbsence(
    section,
    isAbsence,
    (act) => readExemption(section, act),
    (entries): Exemptions => ({ kind: 'listed', entries, freeText: section.blocks }),
    (act) => readAbsent(section, act),
  );
}
