import { appError } from '../../errors/appError.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import {
  pssDraftSectionsSchema,
  type PssDraft,
  type PssDraftSections,
  type SectionName,
} from '../../pss/pss.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { isPssDocument } from '../documentHeader.ts';
import { sectionForms } from '../sectionForms.ts';
import { sectionReaders } from '../sections/sectionReaders.ts';
import { writeSectionEntries } from '../sections/writeSectionEntries.ts';
import { Narrative } from '../write/narrative.ts';
import { sectionOrder } from '../sectionOrder.ts';
import { CdaSource, type DanglingReference, type UnmappedItem } from './cdaSource.ts';
import { narrativeBlocks, withoutLines } from './narrativeBlocks.ts';
import { EntryIds } from './readDataTypes.ts';
import { readHeader } from './readHeader.ts';

/** A document as model, with an account of what the model could not take. */
export interface ReadPss {
  readonly draft: PssDraft;
  /** Everything that is in the document and not in the draft. */
  readonly unmapped: readonly UnmappedItem[];
  /** References to words that are not in the document. */
  readonly dangling: readonly DanglingReference[];
}

const NO_SECTIONS: PssDraftSections = {
  allergies: null,
  therapies: null,
  vaccinations: null,
  problems: null,
  familyHistory: null,
  lifestyle: null,
  pregnancies: null,
  vitalSigns: null,
  devices: null,
  carePlans: null,
  procedures: null,
  encounters: null,
  functionalStatus: null,
  investigations: null,
  organDonation: null,
  exemptions: null,
  diseaseNetworks: null,
};

/** What our own writer would say of the section, line by line. */
function ownLines(name: SectionName, sections: PssDraftSections): readonly string[] {
  const narrative = new Narrative(sectionForms[name].prefix);
  writeSectionEntries(name, sections, { narrative, newId: () => '' });
  return narrative.words;
}

function isSection(name: SectionName): (component: XmlElement) => boolean {
  const { code, codeSystem } = sectionForms[name];
  return (component) => {
    const element = firstChild(firstChild(component, 'section'), 'code');
    return (
      attributeOf(element, 'code') === code && attributeOf(element, 'codeSystem') === codeSystem
    );
  };
}

/** One section as the only one of a draft, for the model's schema to judge. */
function readSection(
  source: CdaSource,
  ids: EntryIds,
  body: XmlElement | undefined,
  name: SectionName,
): PssDraftSections {
  const first =
    body === undefined ? undefined : childElements(body, 'component').find(isSection(name));
  const [component] = source.children(body, 'component', (each) => each === first);
  const section = source.child(component, 'section');
  if (section === undefined) return NO_SECTIONS;
  for (const part of ['id', 'code', 'title']) source.finish(source.child(section, part));
  const text = firstChild(section, 'text');
  const blocks = narrativeBlocks(text);
  const statements = source
    .children(section, 'entry')
    .flatMap((entry) => childElements(entry).map((each) => source.child(entry, each.name)))
    .filter((statement) => statement !== undefined);
  const read = sectionReaders[name]({ source, ids, statements, blocks });
  const whole = pssDraftSectionsSchema.safeParse({ ...NO_SECTIONS, [name]: read });
  if (read === null || !whole.success) return NO_SECTIONS;
  source.finish(source.child(section, 'text'));
  const freeText = withoutLines(blocks, ownLines(name, whole.data));
  return pssDraftSectionsSchema.parse({ ...NO_SECTIONS, [name]: { ...read, freeText } });
}

/**
 * Reads a PSS of any origin into the model. Fails with `cda/other-document` for another kind of document and with
 * `cda/header-incomplete` where the header lacks what the model cannot do without. Sections that cannot be read are
 * missing from the draft and told, as is every single element and attribute that found no place. `newId` gives an
 * identity to entries that have none of their own.
 */
export function readPss(root: XmlElement, newId: () => string): Result<ReadPss> {
  if (!isPssDocument(root)) {
    const code = attributeOf(firstChild(root, 'code'), 'code') ?? root.name;
    return fail(appError('cda/other-document', { found: code }));
  }
  const source = new CdaSource(root);
  const header = readHeader(source, root);
  if ('datum' in header) {
    return fail(appError('cda/header-incomplete', { missing: header.datum }));
  }
  const ids = new EntryIds(newId);
  const body = source.at(root, 'component', 'structuredBody');
  const sections = sectionOrder.reduce<PssDraftSections>(
    (all, name) => ({ ...all, [name]: readSection(source, ids, body, name)[name] }),
    NO_SECTIONS,
  );
  return ok({
    draft: { header, sections },
    unmapped: source.leftovers(),
    dangling: source.dangling,
  });
}
