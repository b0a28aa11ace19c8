import type { PssHeader } from '../../pss/header/header.ts';
import type { Pss, PssDraftSections, SectionName } from '../../pss/pss.ts';
import { HL7_NAMESPACE, XSI_NAMESPACE } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import { sectionOrder } from '../sectionOrder.ts';
import { sectionForms, type SectionForm } from '../sectionForms.ts';
import { writeSectionEntries } from '../sections/writeSectionEntries.ts';
import { coded, TEMPLATE_ROOT, templateId } from './dataTypes.ts';
import { element, textElement, type Markup } from './markup.ts';
import { Narrative } from './narrative.ts';
import { writeHeader } from './writeHeader.ts';

/** What the writer cannot know by itself. */
export interface WriteOptions {
  /** A fresh UUID at every call: ids of sections and of parts of entries. */
  readonly newId: () => string;
  /** `templateId/@extension`: the guide's version the document declares. */
  readonly templateExtension: '1.4' | '1.5';
  /** How sections appear; accreditation cases differ in `section/@ID`. */
  readonly forms?: Readonly<Record<SectionName, SectionForm>>;
}

function writeSection(
  name: SectionName,
  sections: PssDraftSections,
  options: WriteOptions,
): Markup | null {
  const section = sections[name];
  if (section === null) return null;
  const form = (options.forms ?? sectionForms)[name];
  const narrative = new Narrative(form.prefix);
  const id = options.newId();
  const entries = writeSectionEntries(name, sections, {
    narrative,
    newId: options.newId,
    noteDisplay: form.noteDisplay ?? fixedCodes.note.display,
  });
  return element(
    'component',
    { typeCode: 'COMP' },
    element(
      'section',
      { ID: form.id },
      templateId(`${TEMPLATE_ROOT}.2.${form.template}`),
      element('id', { root: id }),
      coded('code', { system: form.codeSystem, code: form.code, display: form.display }),
      textElement('title', form.title),
      narrative.toText(section.freeText),
      entries.map((entry) => element('entry', {}, entry)),
    ),
  );
}

function writeDocument(
  header: PssHeader,
  sections: PssDraftSections,
  options: WriteOptions,
): string {
  const document = element(
    'ClinicalDocument',
    { xmlns: HL7_NAMESPACE, 'xmlns:xsi': XSI_NAMESPACE },
    writeHeader(header, options.templateExtension),
    element(
      'component',
      {},
      element(
        'structuredBody',
        { classCode: 'DOCBODY', moodCode: 'EVN' },
        sectionOrder.map((name) => writeSection(name, sections, options)),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document.toString()}\n`;
}

/**
 * Writes a PSS as CDA2 text, to be encoded as UTF-8 without byte order mark. The same model and the same ids always
 * give the same text. Narrative and entries come from the same data, every reference resolves, and the elements stand
 * in the order of the schema (HL7 CDA R2, POCD_MT000040UV02; implementation guide PSS 1.5).
 */
export function writePss(pss: Pss, options: WriteOptions): string {
  return writeDocument(pss.header, pss.sections, options);
}

/** The same of a PSS that still lacks sections: to be looked at, never to be sealed. */
export function writeUnfinishedPss(
  header: PssHeader,
  sections: PssDraftSections,
  options: WriteOptions,
): string {
  return writeDocument(header, sections, options);
}
