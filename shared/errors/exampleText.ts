import { errorCatalogue } from './catalogue.ts';
import type { AppErrorCode } from './appError.ts';
import type { ErrorDefinition, ErrorText } from './errorDefinition.ts';

/** Stands for a datum that is not known: any property of it is another one, its text is an ellipsis. */
function unknownDatum(): unknown {
  return new Proxy(() => '…', {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive || key === 'toString' || key === 'join') return () => '…';
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === 'length') return 0;
      return unknownDatum();
    },
    apply: () => unknownDatum(),
  });
}

/** What tables and sums make of an unknown datum reads as an ellipsis too. */
function withoutGaps(text: unknown): string {
  if (typeof text !== 'string') return '…';
  return text.replaceAll(/\b(?:undefined|NaN)\b/g, '…');
}

/**
 * The text of an error nobody has met yet, with an ellipsis where a datum would stand: how the help tells it by its
 * code.
 */
export function exampleText(code: AppErrorCode): ErrorText {
  const definition: ErrorDefinition<never> = errorCatalogue[code];
  // eslint-disable-next-line no-restricted-syntax -- no datum is at hand: whatever is asked of it is an ellipsis
  const { happened, meaning, next } = definition.text(unknownDatum() as never);
  return {
    happened: withoutGaps(happened),
    meaning: withoutGaps(meaning),
    next: withoutGaps(next),
  };
}
