import { appError } from '../../errors/appError.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import type { PssDraft, PssDraftSections, SectionName } from '../../pss/pss.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { isPssDocument } from '../documentHeader.ts';
import { sectionForms } from '../sectionForms.ts';
import { sectionReaders } from '../sections/sectionReaders.ts';
import { writtenBlocks } from '../write/sectionWords.ts';
import { CdaSource } from './cdaSource.ts';
import { draftGaps } from './draftGaps.ts';
import type { Account } from './ledgerSweep.ts';
import { narrativeBlocks, withoutLines } from './narrativeBlocks.ts';
import { EntryIds } from './readDataTypes.ts';
import { readHeader } from './readHeader.ts';
import type { SectionSource } from './readParts.ts';

/** A document as model, with an account of what the model could not take. */
export interface ReadPss extends Account {
  readonly draft: PssDraft;
  /** What the draft lacks before a document can be written from it, in Italian. */
  readonly gaps: readonly string[];
}

/** A document whose sections are being read one after the other. */
interface Body {
  readonly source: CdaSource;
  readonly ids: EntryIds;
  /** The first `component` of every section code, by system and code. */
  readonly components: ReadonlyMap<string, XmlElement>;
}

function keyOf(system: string, code: string): string {
  return `${system}^${code}`;
}

function openBody(source: CdaSource, root: XmlElement, newId: () => string): Body {
  const body = source.at(root, 'component', 'structuredBody');
  const components = new Map<string, XmlElement>();
  for (const component of body === undefined ? [] : childElements(body, 'component')) {
    const code = firstChild(firstChild(component, 'section'), 'code');
    const key = keyOf(attributeOf(code, 'codeSystem') ?? '', attributeOf(code, 'code') ?? '');
    if (!components.has(key)) components.set(key, component);
  }
  return { source, ids: new EntryIds(newId), components };
}

function openSection({ source, ids, components }: Body, name: SectionName): SectionSource {
  const form = sectionForms[name];
  const component = components.get(keyOf(form.codeSystem, form.code));
  const section = component && source.child(source.take(component), 'section');
  if (section === undefined) return { source, ids, statements: [], blocks: [] };
  source.partId(section);
  source.fixed(section, { system: form.codeSystem, code: form.code, display: form.display });
  source.title(source.child(section, 'title'), form.title);
  const text = source.child(section, 'text');
  source.narrative(text);
  const statements = source
    .children(section, 'entry')
    .flatMap((entry) => childElements(entry).map((each) => source.take(each)));
  return { source, ids, statements, blocks: narrativeBlocks(text) };
}

function withFreeText<Section extends { readonly freeText: readonly string[] }>(
  section: Section,
  freeText: readonly string[],
): Section {
  return { ...section, freeText };
}

/** Reads a section; its readers make only what the model admits, so it is not checked again as a whole. */
function readSection<Name extends SectionName>(body: Body, name: Name): PssDraftSections[Name] {
  const section = openSection(body, name);
  const read = sectionReaders[name](section);
  if (read === null || section.blocks.length === 0) return read;
  return withFreeText(read, withoutLines(section.blocks, writtenBlocks(name, read)));
}

/**
 * Reads a PSS of any origin into the model. Fails with `cda/other-document` for another kind of document. Header data
 * and sections that cannot be read are missing from the draft and told, as is every single element and attribute that
 * found no place. `newId` gives an identity to entries that have none of their own.
 */
export function readPss(root: XmlElement, newId: () => string): Result<ReadPss> {
  if (!isPssDocument(root)) {
    const code = attributeOf(firstChild(root, 'code'), 'code') ?? root.name;
    return fail(appError('cda/other-document', { found: code }));
  }
  const source = new CdaSource(root);
  const header = readHeader(source, root);
  const body = openBody(source, root, newId);
  const sections: PssDraftSections = {
    allergies: readSection(body, 'allergies'),
    therapies: readSection(body, 'therapies'),
    vaccinations: readSection(body, 'vaccinations'),
    problems: readSection(body, 'problems'),
    familyHistory: readSection(body, 'familyHistory'),
    lifestyle: readSection(body, 'lifestyle'),
    pregnancies: readSection(body, 'pregnancies'),
    vitalSigns: readSection(body, 'vitalSigns'),
    devices: readSection(body, 'devices'),
    carePlans: readSection(body, 'carePlans'),
    procedures: readSection(body, 'procedures'),
    encounters: readSection(body, 'encounters'),
    functionalStatus: readSection(body, 'functionalStatus'),
    investigations: readSection(body, 'investigations'),
    organDonation: readSection(body, 'organDonation'),
    exemptions: readSection(body, 'exemptions'),
    diseaseNetworks: readSection(body, 'diseaseNetworks'),
  };
  const draft = { header, sections };
  return ok({ ...source.account(), draft, gaps: draftGaps(draft) });
}
