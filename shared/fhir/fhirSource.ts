import type { z } from 'zod';
import type { LocatedJson } from '../json/locatedJson.ts';

/** A FHIR element or resource. */
export type FhirObject = Extract<LocatedJson, { kind: 'object' }>;

/** A reference into the text of the CDA document the bundle was derived from, left as it was. */
export interface TextReference {
  readonly line: number;
  readonly target: string;
}

/** A bundle being read, with a ledger of the values taken from it: what nobody took is told at the end. */
export class FhirSource {
  readonly taken = new Set<LocatedJson>();
  readonly references: TextReference[] = [];
  /** Identities given to entries so far. */
  readonly entryIds = new Set<string>();
  readonly #resources = new Map<string, FhirObject>();

  constructor(bundle: FhirObject) {
    for (const entry of this.objects(bundle, 'entry')) {
      const url = this.string(entry, 'fullUrl');
      const resource = this.object(entry, 'resource');
      if (url !== null && resource !== undefined) this.#resources.set(url, resource);
      const request = this.object(entry, 'request');
      for (const name of ['method', 'url']) this.string(request, name);
      this.string(resource, 'id');
    }
    for (const name of ['resourceType', 'id', 'type']) this.string(bundle, name);
  }

  /** A member that is an object. */
  object(parent: FhirObject | undefined, name: string): FhirObject | undefined {
    const found = parent?.members.get(name);
    return found?.kind === 'object' ? found : undefined;
  }

  /** The objects of a member that is a list. */
  objects(parent: FhirObject | undefined, name: string): readonly FhirObject[] {
    const found = parent?.members.get(name);
    return found?.kind !== 'array' ? [] : found.elements.filter((each) => each.kind === 'object');
  }

  /** Checks what was made of resources against the model; an impossible value gives them back, and so they are told. */
  accept<Value>(
    schema: z.ZodType<Value>,
    candidate: unknown,
    ...resources: readonly (FhirObject | undefined)[]
  ): Value | null {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
    for (const each of resources) if (each !== undefined) this.#release(each);
    return null;
  }

  #release(node: LocatedJson): void {
    if (node.kind === 'scalar') this.taken.delete(node);
    else if (node.kind === 'array') for (const each of node.elements) this.#release(each);
    else for (const each of node.members.values()) this.#release(each);
  }

  /** Takes a member that is text; null when it is none. */
  string(parent: FhirObject | undefined, name: string): string | null {
    const found = parent?.members.get(name);
    if (found?.kind !== 'scalar' || typeof found.value !== 'string') return null;
    this.taken.add(found);
    return found.value;
  }

  /** Takes a member that is a number, as written. */
  number(parent: FhirObject | undefined, name: string): number | null {
    const found = parent?.members.get(name);
    if (found?.kind !== 'scalar' || typeof found.value !== 'number') return null;
    this.taken.add(found);
    return found.value;
  }

  /** Takes a member that says one of a few things, translated; left when it says another. */
  choice<Value>(
    parent: FhirObject | undefined,
    name: string,
    values: Readonly<Record<string, Value>>,
  ): Value | null {
    const found = parent?.members.get(name);
    if (found?.kind !== 'scalar' || typeof found.value !== 'string') return null;
    if (!Object.hasOwn(values, found.value)) return null;
    this.taken.add(found);
    return values[found.value] ?? null;
  }

  /** Follows a reference to a resource of the bundle. */
  follow(holder: FhirObject | undefined): FhirObject | undefined {
    const url = this.string(holder, 'reference');
    const found = url === null ? undefined : this.#resources.get(url);
    this.string(found, 'resourceType');
    return found;
  }

  /** Takes the references of a resource to its patient, which the document as a whole says. */
  ofPatient(resource: FhirObject): void {
    for (const name of ['subject', 'patient', 'beneficiary']) {
      this.follow(this.object(resource, name));
    }
    for (const payor of this.objects(resource, 'payor')) this.follow(payor);
  }

  /** The words of a member; a `#reference` is no words, and is told. */
  words(parent: FhirObject | undefined, name: string): string | null {
    const found = parent?.members.get(name);
    const text = this.string(parent, name);
    if (found === undefined || text?.startsWith('#') !== true) return text;
    this.references.push({ line: found.line, target: text });
    return null;
  }

  /**
   * Takes the pointers to words of the CDA document where the model has no place for words. Words that stand in the
   * bundle itself are left, and so they are told.
   */
  pointers(parents: readonly FhirObject[], name: string): void {
    for (const parent of parents) {
      const found = parent.members.get(name);
      const text = found?.kind === 'scalar' ? found.value : null;
      if (typeof text === 'string' && text.startsWith('#')) this.words(parent, name);
    }
  }

  /** The first resource of a type. */
  first(type: string): FhirObject | undefined {
    for (const resource of this.#resources.values()) {
      const found = resource.members.get('resourceType');
      if (found?.kind === 'scalar' && found.value === type) {
        this.taken.add(found);
        return resource;
      }
    }
    return undefined;
  }
}
