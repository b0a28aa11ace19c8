import { type AnswerIds, readAnswerIds } from './answerIds.ts';
import { parseJsonObject, stringsIn, textMember } from './jsonObject.ts';
import type { RawAnswer } from './rawAnswer.ts';
import { retryAfterSeconds } from './retryAfter.ts';
import { type AnswerWarning, hasRegionalPart, splitWarning } from './warnings.ts';

/** An answer taken apart, before anything is concluded from it. */
export interface ReadAnswer {
  readonly operation: RawAnswer['operation'];
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Members of problem details (RFC 9457), each null where absent or not a text. */
  readonly type: string | null;
  readonly title: string | null;
  readonly detail: string | null;
  readonly instance: string | null;
  /** GovWay's name for its own refusal, from header or type (gateway.md §10.1, shape 2). */
  readonly frontierCode: string | null;
  /** Every text a cause may hide in: problem texts, nested JSON, or the whole body where it is not JSON. */
  readonly text: string;
  readonly ids: AnswerIds;
  readonly warning: AnswerWarning | null;
  readonly retryAfterSeconds: number | null;
  /** Whether somebody of the chain from the Region to the Ministry wrote this answer. */
  readonly isFromGateway: boolean;
}

/** Causes are looked for in this many characters; what follows is only kept. */
const SEARCHED_CHARACTERS = 50_000;
const NESTING = 4;
const FRONTIER_TYPE = /^https:\/\/govway\.org\/handling-errors\/\d+\/([A-Za-z]+)\.html$/;

function lowerCaseNames(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function frontierCodeOf(
  headers: Readonly<Record<string, string>>,
  type: string | null,
): string | null {
  const named = headers['govway-transaction-errortype']?.trim();
  if (named !== undefined && named !== '') return named;
  return FRONTIER_TYPE.exec(type ?? '')?.[1] ?? null;
}

/** INI errors arrive with JSON inside the text of `detail` (gateway.md §10.1, shape 5). */
function nestedTexts(detail: string | null): readonly string[] {
  const start = detail?.indexOf('{') ?? -1;
  if (detail === null || start < 0) return [];
  return stringsIn(parseJsonObject(detail.slice(start)), NESTING);
}

/** Takes an answer apart. Any status, headers and text are admitted; never throws. */
export function readAnswer(answer: RawAnswer): ReadAnswer {
  const headers = lowerCaseNames(answer.headers);
  const body = parseJsonObject(answer.body);
  const type = textMember(body, 'type');
  const detail = textMember(body, 'detail');
  const ids = readAnswerIds(headers, body);
  const frontierCode = frontierCodeOf(headers, type);
  const texts =
    body === null ? [answer.body] : [...stringsIn(body, NESTING), ...nestedTexts(detail)];
  const message = texts.find(hasRegionalPart) ?? null;
  return {
    operation: answer.operation,
    status: answer.status,
    headers,
    type,
    title: textMember(body, 'title'),
    detail,
    instance: textMember(body, 'instance'),
    frontierCode,
    text: texts.join('\n').slice(0, SEARCHED_CHARACTERS),
    ids,
    warning: splitWarning(textMember(body, 'warning') ?? message),
    retryAfterSeconds: retryAfterSeconds(headers),
    isFromGateway:
      ids.cartId !== null ||
      frontierCode !== null ||
      ids.traceId !== null ||
      ids.workflowInstanceId !== null ||
      /^(?:\/msg\/|\/err\/|mw\/|\[GTW-)/.test(type ?? ''),
  };
}
