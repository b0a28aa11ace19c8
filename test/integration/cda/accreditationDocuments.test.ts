import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { writePss } from '../../../shared/cda/write/writePss.ts';
import { judge, preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { attributeOf, childElements, type XmlElement } from '../../../shared/xml/xmlTree.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { countingIds } from '../../support/countingIds.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { officialPack } from '../../support/officialDocuments.ts';
import { accreditationForms, pss476, pss477 } from '../../support/pss/accreditationPss.ts';

const models = { '476': pss476, '477': pss477 } as const;
type CaseId = keyof typeof models;
const cases = ['476', '477'] as const;

function write(id: CaseId): string {
  return writePss(models[id], {
    newId: countingIds(),
    templateExtension: '1.5',
    forms: accreditationForms,
  });
}

/** All elements below one, in document order. */
function descendants(element: XmlElement): readonly XmlElement[] {
  return childElements(element).flatMap((child) => [child, ...descendants(child)]);
}

function sectionsOf(id: CaseId): ReadonlyMap<string, XmlElement> {
  const sections = descendants(valueOf(parseXml(write(id)))).filter(
    ({ name }) => name === 'section',
  );
  return new Map(sections.map((each) => [attributeOf(each, 'ID') ?? '', each]));
}

/** The sections of the two sheets, by `@ID`, in order, with what the certifier reads in their `code`. */
const listed: readonly (readonly [string, string, string])[] = [
  ['Allergie_Intolleranze', 'LOINC', 'Allergie, Reazioni Avverse'],
  ['Terapie_Farmacologiche', 'LOINC', 'History of medication use'],
  ['Vaccinazioni', 'LOINC', 'Storia di immunizzazioni'],
  ['Lista_Problemi', 'LOINC', 'Lista dei Problemi'],
  ['Anamnesi_Familiare', 'LOINC', 'Storia di malattie di membri familiari'],
  ['Stile_di_Vita', 'LOINC', 'Stile di vita'],
  ['Gravidanze_e_Parto', 'LOINC', 'Storia di gravidanze'],
  ['Parametri_Vitali', 'LOINC', 'Parametri vitali'],
  ['Protesi_impianti_e_ausili', 'LOINC', "Storia d'uso di dispositivi medici"],
  ['Piani_di_cura', 'LOINC', 'Piani di cura'],
  ['Trattamenti_procedure_terapeutiche_chirurgiche_diagnostiche', 'LOINC', 'Storie di Procedure'],
  ['Visite_e_Ricoveri', 'LOINC', 'Storia di ospedalizzazioni e storia di visite ambulatoriali'],
  // The sheet ends this name with a stray apostrophe.
  ['Stato_funzionale_del_Paziente', 'LOINC', 'Nota di valutazione dello stato funzionale'],
  [
    'Indagini_diagnostiche_e_esami_di_laboratorio',
    'LOINC',
    'Test diagnostici rilevanti e/o dati di laboratorio',
  ],
  ['Assenso_Dissenso_Donazione_Organi', 'LOINC', 'Dichiarazioni anticipate di trattamento'],
  ['Esenzioni', 'LOINC', 'Motivo di esenzione dal co-pagamento'],
  ['Reti_di_Patologia', 'ProfiloSanitarioSinteticoIT', 'Reti di Patologia'],
];

const onlyIn477 = ['Parametri_Vitali', 'Indagini_diagnostiche_e_esami_di_laboratorio'];

/** Section, elements from it down, `codeSystemName` and, where the sheet lists it, `displayName`. */
const inner: readonly (readonly [CaseId | 'both', string, string, string, string | null])[] = [
  ['both', 'Allergie_Intolleranze', 'observation/code', 'LOINC', 'Allergia o causa della reazione'],
  ['both', 'Allergie_Intolleranze', 'observation/value', 'ObservationIntoleranceType', null],
  [
    'both',
    'Terapie_Farmacologiche',
    'substanceAdministration/routeCode',
    'HL7 RouteOfAdministration',
    null,
  ],
  ['both', 'Terapie_Farmacologiche', 'manufacturedMaterial/code', 'AIC', null],
  ['both', 'Terapie_Farmacologiche', 'code/translation', 'WHO ATC', null],
  ['both', 'Vaccinazioni', 'substanceAdministration/code', 'ActCode', null],
  ['both', 'Vaccinazioni', 'manufacturedMaterial/code', 'AIC', null],
  ['both', 'Vaccinazioni', 'observation/code', 'LOINC', 'Numero Dose'],
  ['both', 'Vaccinazioni', 'observation/code', 'LOINC', 'Validità della dose'],
  ['both', 'Vaccinazioni', 'observation/code', 'LOINC', 'Obiettività Clinica'],
  ['both', 'Vaccinazioni', 'act/code', 'LOINC', 'Annotazioni e commenti'],
  ['both', 'Lista_Problemi', 'observation/code', 'LOINC', 'Problema'],
  [
    '476',
    'Anamnesi_Familiare',
    'organizer/code',
    'LOINC',
    'Storia di malattie di membri familiari',
  ],
  ['476', 'Anamnesi_Familiare', 'relatedSubject/code', 'RoleCode', null],
  ['477', 'Anamnesi_Familiare', 'observation/code', 'ProblemObservation_PSSIT', null],
  ['477', 'Anamnesi_Familiare', 'observation/value', 'IPSNoProbsInfos', null],
  ['both', 'Piani_di_cura', 'manufacturedMaterial/code', 'AIC', null],
  [
    'both',
    'Stato_funzionale_del_Paziente',
    'observation/value',
    'AssistenzaDomiciliare_PSSIT',
    null,
  ],
  ['both', 'Stato_funzionale_del_Paziente', 'observation/code', 'LOINC', 'Stato Mentale'],
  [
    '477',
    'Indagini_diagnostiche_e_esami_di_laboratorio',
    'observation/interpretationCode',
    'ObservationInterpretation',
    null,
  ],
  ['both', 'Esenzioni', 'act/code', 'LOINC', 'Annotation comment'],
  ['both', 'Reti_di_Patologia', 'act/code', 'LOINC', 'Annotation comment'],
];

describe.each(cases)('the document of accreditation case %s', (id) => {
  it('has the sections of the sheet with the names of the sheet, byte for byte', () => {
    const expected = listed.filter(([section]) => id === '477' || !onlyIn477.includes(section));
    const found = [...sectionsOf(id)].map(([section, element]) => {
      const code = childElements(element).find(({ name }) => name === 'code');
      return [section, attributeOf(code, 'codeSystemName'), attributeOf(code, 'displayName')];
    });
    expect(found).toEqual(expected);
    expect(write(id)).toBe(write(id).normalize('NFC'));
  });

  it.each(inner.filter(([which]) => which === 'both' || which === id))(
    'names what the sheet lists (%s): %s %s',
    (_, section, path, system, display) => {
      const [parent, name] = path.split('/');
      const root = sectionsOf(id).get(section);
      const named = (root === undefined ? [] : descendants(root))
        .filter((each) => each.name === name && each.parent?.name === parent)
        .map((each) => [attributeOf(each, 'codeSystemName'), attributeOf(each, 'displayName')]);
      expect(
        named.some((each) => each[0] === system && (display === null || each[1] === display)),
      ).toBe(true);
    },
  );

  it('is read back as it was meant', () => {
    const read = valueOf(readPss(valueOf(parseXml(write(id))), countingIds()));
    expect(read).toMatchObject({ draft: models[id], unmapped: [], dangling: [], gaps: [] });
  });
});

const title = 'the documents of the accreditation cases';
const absent = dataPackDirectory() === null;

describe.skipIf(absent)(absent ? `${title} (${skipNotice})` : title, () => {
  let pack: PreparedPack;

  beforeAll(async () => {
    pack = valueOf(preparePack(await officialPack()));
  });

  afterAll(() => {
    pack.dispose();
  });

  it.each(cases)('%s passes schema, rules and vocabulary without a remark', (id) => {
    expect(judge(write(id), pack).findings).toEqual([]);
  });
});
