import { judge, type PreparedPack } from '../../shared/conformance/judge.ts';
import { locateNamedData, type LocatedDatum } from '../../shared/conformance/locateNamedData.ts';
import { readNamedData } from '../../shared/fse/answers/namedData.ts';
import type { Operation } from '../../shared/fse/operation.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { decodeCda } from './decodeCda.ts';
import type { AttemptEnd } from './ports/archive.ts';

/** A refusal and the document it is about. */
export interface RefusedDocument {
  readonly operation: Operation;
  readonly end: Pick<AttemptEnd, 'state' | 'httpStatus' | 'responseHeaders' | 'responseBody'>;
  readonly cda: Uint8Array;
}

/**
 * Leads from a refusal to the data of the document it names; empty where it names none, or was no refusal. Judging
 * again with the rules at hand gives the place of a rule that is broken for them too.
 */
export function explainRefusal(
  { operation, end, cda }: RefusedDocument,
  pack: PreparedPack | null,
): readonly LocatedDatum[] {
  if (end.state !== 'refused' || end.httpStatus === null || end.responseBody === null) return [];
  const data = readNamedData({
    operation,
    status: end.httpStatus,
    headers: end.responseHeaders,
    body: new TextDecoder().decode(end.responseBody),
  });
  if (data.length === 0) return [];
  const text = decodeCda(cda);
  const document = text.ok ? parseXml(text.value) : text;
  if (!text.ok || !document.ok) return [];
  const namesRule = data.some(({ kind }) => kind === 'rule');
  const findings = namesRule ? judge(text.value, pack).findings : [];
  return locateNamedData(data, document.value, findings);
}
