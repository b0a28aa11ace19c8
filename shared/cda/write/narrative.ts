import { element, Markup } from './markup.ts';

/** One line of the narrative, written together with the entry it says. */
export class NarrativeLine {
  /** ID of the whole line. */
  readonly id: string;
  readonly #parts: Markup[] = [];
  #words = '';
  #contents = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Words no entry points at. */
  say(words: string): this {
    this.#words += words;
    this.#parts.push(Markup.text(words));
    return this;
  }

  /** Words an entry points at; answers their ID. */
  content(words: string): string {
    this.#contents += 1;
    const id = `${this.id}_${String(this.#contents)}`;
    this.#words += words;
    this.#parts.push(element('content', { ID: id }, Markup.text(words)));
    return id;
  }

  /** The line as read. */
  get words(): string {
    return this.#words;
  }

  /** The line as list item. */
  toItem(): Markup {
    return element('item', { ID: this.id }, this.#parts);
  }
}

/** The readable part of a section: a line for every entry, then the doctor's own paragraphs. */
export class Narrative {
  readonly #prefix: string;
  readonly #lines: NarrativeLine[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Begins a line. */
  line(): NarrativeLine {
    const line = new NarrativeLine(`${this.#prefix}${String(this.#lines.length + 1)}`);
    this.#lines.push(line);
    return line;
  }

  /** What the lines say, in order. */
  get words(): readonly string[] {
    return this.#lines.map((line) => line.words);
  }

  /** The section's `text`. */
  toText(paragraphs: readonly string[]): Markup {
    return element(
      'text',
      {},
      this.#lines.length === 0
        ? null
        : element('list', {}, ...this.#lines.map((line) => line.toItem())),
      paragraphs.map((paragraph) => element('paragraph', {}, Markup.text(paragraph))),
    );
  }
}
