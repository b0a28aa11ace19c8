/** Which control a finding comes from. `model`: our own rules, which need no official pack. */
export type Layer = 'xsd' | 'schematron' | 'vocabulary' | 'model';

/** Who can remove the cause: the doctor by correcting a datum, or whoever made the program that wrote the document. */
export type Audience = 'doctor' | 'developer';

/** One thing wrong with a document. Plain data: it crosses processes and files as it is. */
export interface Finding {
  /** Stable name of the rule: the schematron's own number, or `xsd/...`, `vocabulary/...`, `model/...`. */
  readonly rule: string;
  readonly layer: Layer;
  /** `error`: the gateway refuses the document. `warning`: it accepts and remarks. */
  readonly severity: 'error' | 'warning';
  readonly audience: Audience;
  /** XPath-like address of the element; `''` where only the model was judged. */
  readonly path: string;
  /** Line of the element in the source text, from 1; 0 where only the model was judged. */
  readonly line: number;
  /** Address of the datum in the model (`PssDraft`), such as `sections.allergies.entries[0].agents[0]`; null where no datum is concerned. */
  readonly field: string | null;
  /** The same in words for the doctor, such as `Allergie e Intolleranze, voce 1, agente`; `''` without a datum. */
  readonly place: string;
  /** What it means, in clinical Italian. */
  readonly it: string;
  /** For support: the test or the validator's own words. */
  readonly detail: string;
}

/** Whether a layer judged the document, and if not, why. */
export type LayerRun =
  | { readonly run: true }
  | {
      readonly run: false;
      /** `no-pack`: no official rules at hand. `earlier-layer`: the gateway stops before it too. */
      readonly reason: 'no-pack' | 'earlier-layer';
    };

/** The judgement of one document. */
export interface Verdict {
  readonly verdict: 'accepted' | 'refused';
  readonly layers: Readonly<Record<Layer, LayerRun>>;
  readonly findings: readonly Finding[];
  /** Code systems the gateway checks and the pack has no list of: their codes could not be looked up. */
  readonly uncheckedSystems: readonly string[];
  /** Version of the official pack, or null when there was none. */
  readonly packVersion: string | null;
}
