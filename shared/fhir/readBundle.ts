import { narrativeBlocks } from '../cda/read/narrativeBlocks.ts';
import { sectionForms } from '../cda/sectionForms.ts';
import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { jsonAccount, type JsonAccount } from '../json/jsonLedger.ts';
import type { LocatedJson } from '../json/locatedJson.ts';
import { pssDraftSectionsSchema, type PssDraft, type SectionName } from '../pss/pss.ts';
import { parseXml } from '../xml/parseXml.ts';
import { FhirSource, type FhirObject, type TextReference } from './fhirSource.ts';
import { readCode } from './fhirValues.ts';
import { readFhirHeader } from './readFhirHeader.ts';
import {
  readCarePlan,
  readDevice,
  readEncounter,
  readExemption,
  readNetwork,
  readProcedure,
} from './sections/care.ts';
import { readAllergy, readProblem, readRelative, type Reading } from './sections/conditions.ts';
import { readTherapy, readVaccination } from './sections/drugs.ts';
import {
  readAspects,
  readHabit,
  readPanel,
  readPregnancyFact,
  readVitalSign,
} from './sections/observations.ts';

/** A bundle as model, with an account of what the model could not take. */
export interface ReadBundle extends JsonAccount {
  readonly draft: PssDraft;
  /** Pointers to words of the CDA document the bundle was made from; the words are not in it. */
  readonly dangling: readonly TextReference[];
}

type ReadEntries = (reading: Reading, resource: FhirObject) => unknown;

/** The reader of the entries of every section that has them. */
const readers: Readonly<Partial<Record<SectionName, ReadEntries>>> = {
  allergies: readAllergy,
  therapies: readTherapy,
  vaccinations: readVaccination,
  problems: readProblem,
  familyHistory: readRelative,
  lifestyle: readHabit,
  pregnancies: readPregnancyFact,
  vitalSigns: readVitalSign,
  devices: readDevice,
  carePlans: readCarePlan,
  procedures: readProcedure,
  encounters: readEncounter,
  investigations: readPanel,
  exemptions: readExemption,
  diseaseNetworks: readNetwork,
};

const WITH_ABSENCE: ReadonlySet<SectionName> = new Set([
  'allergies',
  'therapies',
  'problems',
  'familyHistory',
  'exemptions',
]);

/** XHTML words as paragraphs; what is no well-formed XHTML stays untaken. */
function paragraphsOf(div: string): readonly string[] | null {
  const parsed = parseXml(div);
  return parsed.ok ? narrativeBlocks(parsed.value) : null;
}

function freeTextOf(source: FhirSource, section: FhirObject): readonly string[] {
  const text = source.object(section, 'text');
  source.choice(text, 'status', { generated: true, additional: true });
  const div = source.string(text, 'div');
  return div === null ? [] : (paragraphsOf(div) ?? [div.slice(0, 10_000)]);
}

/** The words of an Observation that has nothing else, such as the choice about organ donation. */
function wordsOf(source: FhirSource, resource: FhirObject): readonly string[] {
  source.ofPatient(resource);
  source.choice(resource, 'status', { final: true });
  readCode(source, source.object(resource, 'code'));
  return source.objects(resource, 'note').flatMap((note) => {
    const words = source.words(note, 'text');
    return words === null ? [] : (paragraphsOf(words) ?? [words]);
  });
}

function sectionOf(reading: Reading, name: SectionName, section: FhirObject): unknown {
  const { source } = reading;
  const freeText = freeTextOf(source, section);
  const resources = source.objects(section, 'entry').flatMap((each) => source.follow(each) ?? []);
  const read = readers[name];
  if (name === 'functionalStatus') {
    const [battery] = resources;
    const none = { motor: null, care: null, mental: null };
    return { ...(battery === undefined ? none : readAspects(reading, battery)), freeText };
  }
  if (read === undefined) {
    const words = resources.flatMap((each) => wordsOf(source, each));
    return { choice: null, freeText: [...freeText, ...words] };
  }
  const entries = resources
    .flatMap((resource) => read(reading, resource))
    .filter((each) => each !== null);
  return WITH_ABSENCE.has(name) ? { kind: 'listed', entries, freeText } : { entries, freeText };
}

function nameOf(source: FhirSource, section: FhirObject): SectionName | null {
  const coding = source.objects(source.object(section, 'code'), 'coding')[0];
  const code = coding?.members.get('code');
  const written = code?.kind === 'scalar' ? code.value : null;
  for (const name of Object.keys(readers)) {
    if (isSectionName(name) && sectionForms[name].code === written) return name;
  }
  return written === sectionForms.functionalStatus.code
    ? 'functionalStatus'
    : written === sectionForms.organDonation.code
      ? 'organDonation'
      : null;
}

function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(sectionForms, name);
}

const EMPTY: Readonly<Record<string, null>> = Object.fromEntries(
  Object.keys(sectionForms).map((name) => [name, null]),
);

function sectionsOf(reading: Reading, composition: FhirObject): PssDraft['sections'] | null {
  const { source } = reading;
  const sections: Record<string, unknown> = { ...EMPTY };
  for (const section of source.objects(composition, 'section')) {
    const name = nameOf(source, section);
    if (name === null || sections[name] !== null) continue;
    readCode(source, source.object(section, 'code'));
    source.string(section, 'title');
    const candidate = { ...EMPTY, [name]: sectionOf(reading, name, section) };
    const accepted = source.accept(pssDraftSectionsSchema, candidate, section);
    sections[name] = accepted?.[name] ?? null;
  }
  return source.accept(pssDraftSectionsSchema, sections, composition);
}

/** Whether JSON is a FHIR bundle. */
export function isBundle(json: LocatedJson): json is FhirObject {
  const type = json.kind === 'object' ? json.members.get('resourceType') : undefined;
  return type?.kind === 'scalar' && type.value === 'Bundle';
}

/**
 * Reads the FHIR bundle of a PSS, as the gateway derives it from a document, into the model. Fails with
 * `cda/other-json` where no Composition of a PSS is in it. Every value that found no place is told.
 */
export function readBundle(json: LocatedJson, newId: () => string): Result<ReadBundle> {
  if (!isBundle(json)) return fail(appError('cda/other-json', { found: null }));
  const source = new FhirSource(json);
  const composition = source.first('Composition');
  const header = composition === undefined ? null : readFhirHeader(source, composition);
  if (composition === undefined || header === null) {
    return fail(appError('cda/other-json', { found: 'Bundle' }));
  }
  const sections = sectionsOf({ source, newId }, composition);
  if (sections === null) return fail(appError('cda/other-json', { found: 'Bundle' }));
  return ok({
    draft: { header, sections },
    dangling: source.references,
    ...jsonAccount(json, source.taken),
  });
}
