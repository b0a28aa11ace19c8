import type { PssDraft } from '../../pss/pss.ts';
import type { Concept } from '../../pss/values/coded.ts';
import { foldText } from '../../terminology/searchText.ts';
import type { ModelRemark } from './modelFinding.ts';
import { walkModel } from './walkModel.ts';

/** What makes two entries say the same. */
function sameness(concept: Concept, more: string): string {
  const what = concept.kind === 'coded' ? `${concept.code.system} ${concept.code.code}` : '';
  return `${what === '' ? foldText(concept.text) : what} ${more}`;
}

function repeated(section: string, keys: readonly string[]): readonly ModelRemark[] {
  return keys.flatMap((key, index): readonly ModelRemark[] => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    return [
      {
        rule: 'repeated-entry',
        severity: 'warning',
        field: `sections.${section}.entries[${String(index)}]`,
        it: `La voce dice lo stesso della voce ${String(first + 1)}: tenerne una sola.`,
        detail: `same as entry ${String(first)}`,
      },
    ];
  });
}

function repeatedRemarks({ sections: { problems, therapies } }: PssDraft): readonly ModelRemark[] {
  return [
    ...(problems?.kind === 'listed'
      ? repeated(
          'problems',
          problems.entries.map(({ diagnosis, onset }) => sameness(diagnosis, onset ?? '')),
        )
      : []),
    ...(therapies?.kind === 'listed'
      ? repeated(
          'therapies',
          therapies.entries.map(({ drug, course }) => sameness(drug, JSON.stringify(course))),
        )
      : []),
  ];
}

function stateRemarks({ sections: { problems } }: PssDraft): readonly ModelRemark[] {
  if (problems?.kind !== 'listed') return [];
  return problems.entries.flatMap(({ state, resolved }, index): readonly ModelRemark[] => {
    if (state !== 'active' || resolved === null) return [];
    return [
      {
        rule: 'active-and-resolved',
        severity: 'warning',
        field: `sections.problems.entries[${String(index)}].state`,
        it: 'Il problema è attivo e ha una data di fine: togliere la fine o dirlo non più attivo.',
        detail: 'state active with resolved',
      },
    ];
  });
}

function relatedRemarks({ sections }: PssDraft): readonly ModelRemark[] {
  const { problems } = sections;
  if (problems?.kind !== 'listed') return [];
  // The reference itself is called `id` too: only ids that stand on an entry count.
  const entries = new Set(
    [...walkModel(sections)]
      .filter(({ name, field }) => name === 'id' && !field.includes('.related['))
      .map(({ value }) => value),
  );
  return problems.entries.flatMap(({ related }, index) =>
    related.flatMap(({ id }, place): readonly ModelRemark[] =>
      entries.has(id)
        ? []
        : [
            {
              rule: 'unknown-related',
              severity: 'error',
              field: `sections.problems.entries[${String(index)}].related[${String(place)}]`,
              it: 'La voce collegata non è più nel documento: togliere il collegamento.',
              detail: 'related entry absent',
            },
          ],
    ),
  );
}

function ageRemarks({ sections: { familyHistory } }: PssDraft): readonly ModelRemark[] {
  if (familyHistory?.kind !== 'listed') return [];
  return familyHistory.entries.flatMap(({ conditions }, index) =>
    conditions.flatMap(({ onsetAge, deathAge }, place): readonly ModelRemark[] => {
      if (onsetAge === null || deathAge === null || deathAge >= onsetAge) return [];
      return [
        {
          rule: 'death-before-onset',
          severity: 'warning',
          field: `sections.familyHistory.entries[${String(index)}].conditions[${String(place)}].onsetAge`,
          it: 'L’età della malattia supera quella della morte: controllarle.',
          detail: 'onset age above death age',
        },
      ];
    }),
  );
}

/** Entries that repeat or contradict each other or themselves. */
export function entryRemarks(draft: PssDraft): readonly ModelRemark[] {
  return [
    ...repeatedRemarks(draft),
    ...stateRemarks(draft),
    ...relatedRemarks(draft),
    ...ageRemarks(draft),
  ];
}
