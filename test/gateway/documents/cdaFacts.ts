import { SaxesParser, type SaxesAttributeNS } from 'saxes';

/** An HL7 instance identifier as written. */
export interface InstanceId {
  readonly root: string;
  readonly extension: string;
}

/** What the dispatcher and the ledger read in a CDA. Missing parts are null or empty. */
export interface CdaFacts {
  /** The first element named `code` in document order, as `code^^codeSystem`. */
  readonly documentType: string | null;
  readonly patientIds: readonly InstanceId[];
  readonly id: InstanceId | null;
  readonly setId: InstanceId | null;
  readonly version: string | null;
  readonly firstTemplateRoot: string | null;
  readonly firstTypeExtension: string | null;
  /** Every `codeSystem` of the document, once. */
  readonly codeSystems: readonly string[];
}

type Attributes = Readonly<Record<string, SaxesAttributeNS>>;

function value(attributes: Attributes, name: string): string {
  return attributes[name]?.value ?? '';
}

function instanceId(attributes: Attributes): InstanceId {
  return { root: value(attributes, 'root'), extension: value(attributes, 'extension') };
}

interface Draft {
  documentType: string | null;
  patientIds: InstanceId[];
  id: InstanceId | null;
  setId: InstanceId | null;
  version: string | null;
  firstTemplateRoot: string | null;
  firstTypeExtension: string | null;
}

function takeNote(draft: Draft, path: string, name: string, attributes: Attributes): void {
  if (name === 'code') {
    draft.documentType ??= `${value(attributes, 'code')}^^${value(attributes, 'codeSystem')}`;
  }
  if (name === 'templateId') draft.firstTemplateRoot ??= value(attributes, 'root');
  if (name === 'typeId') draft.firstTypeExtension ??= value(attributes, 'extension');
  if (path.endsWith('/patientRole/id')) draft.patientIds.push(instanceId(attributes));
  if (path === '/ClinicalDocument/id') draft.id ??= instanceId(attributes);
  if (path === '/ClinicalDocument/setId') draft.setId ??= instanceId(attributes);
  if (path === '/ClinicalDocument/versionNumber') draft.version ??= value(attributes, 'value');
}

/**
 * Reads a CDA leniently, as the dispatcher's HTML-like parser does: ill-formed text yields what could be read,
 * because judging the form is the validator's business (C-49).
 */
export function readCdaFacts(text: string): CdaFacts {
  const draft: Draft = {
    documentType: null,
    patientIds: [],
    id: null,
    setId: null,
    version: null,
    firstTemplateRoot: null,
    firstTypeExtension: null,
  };
  const codeSystems = new Set<string>();
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => undefined);
  parser.on('opentag', ({ local, attributes }) => {
    open.push(local);
    takeNote(draft, `/${open.join('/')}`, local, attributes);
    const system = value(attributes, 'codeSystem');
    if (system !== '') codeSystems.add(system);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return { ...draft, codeSystems: [...codeSystems] };
}
