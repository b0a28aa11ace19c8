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

/**
 * The text of an error nobody has met yet, with an ellipsis where a datum would stand: how the help tells it by its
 * code.
 */
export function exampleText(code: AppErrorCode): ErrorText {
  const definition: ErrorDefinition<never> = errorCatalogue[code];
  // eslint-disable-next-line no-restricted-syntax -- no datum is at hand: whatever is asked of it is an ellipsis
  return definition.text(unknownDatum() as never);
}
