import { element, Markup } from './markup.ts';

/** A stretch of narrative, written together with the entry it says. */
export class NarrativeText {
  readonly #newContentId: () => string;
  readonly #parts: Markup[] = [];
  #words = '';

  constructor(newContentId: () => string) {
    this.#newContentId = newContentId;
  }

  /** Words no entry points at. */
  say(words: string): this {
    if (words === '') return this;
    this.#words += words;
    this.#parts.push(Markup.text(words));
    return this;
  }

  /** Parts what follows from what stands here already. */
  part(separator = ', '): this {
    return this.isEmpty ? this : this.say(separator);
  }

  /** Words an entry points at; answers their ID. */
  content(words: string): string {
    return this.#content(words, null);
  }

  /** The name of what a row is about, set to be found at a glance; answers its ID. */
  name(words: string): string {
    return this.#content(words, 'Bold');
  }

  get isEmpty(): boolean {
    return this.#words === '';
  }

  /** The text as read. */
  get words(): string {
    return this.#words;
  }

  /** The text, to stand in an element. */
  get markup(): readonly Markup[] {
    return this.#parts;
  }

  #content(words: string, styleCode: string | null): string {
    const id = this.#newContentId();
    this.#words += words;
    this.#parts.push(element('content', { ID: id, styleCode }, Markup.text(words)));
    return id;
  }
}

/** Numbers the contents of a line or row. */
function contentIds(id: string): () => string {
  let contents = 0;
  return () => {
    contents += 1;
    return `${id}_${String(contents)}`;
  };
}

/** A sentence of its own, such as an absence. */
export class NarrativeLine extends NarrativeText {
  /** ID of the whole line. */
  readonly id: string;

  constructor(id: string) {
    super(contentIds(id));
    this.id = id;
  }

  /** The sentence as paragraph. */
  toMarkup(): Markup {
    return element('paragraph', { ID: this.id }, this.markup);
  }
}

/** One row of a table: what one entry says, by column. */
export class NarrativeRow<Column extends string> {
  /** ID of the whole row. */
  readonly id: string;
  readonly #newContentId: () => string;
  readonly #cells = new Map<Column, NarrativeText>();

  constructor(id: string) {
    this.id = id;
    this.#newContentId = contentIds(id);
  }

  /** The cell of a column. */
  in(column: Column): NarrativeText {
    const known = this.#cells.get(column);
    if (known !== undefined) return known;
    const cell = new NarrativeText(this.#newContentId);
    this.#cells.set(column, cell);
    return cell;
  }

  /** Whether the column says something here. */
  fills(column: Column): boolean {
    return this.#cells.get(column)?.isEmpty === false;
  }
}

/** A table with a row for every entry; a column nothing is said in is left out. */
export class NarrativeTable<Column extends string> {
  readonly #headings: Readonly<Record<Column, string>>;
  readonly #newId: () => string;
  readonly #rows: NarrativeRow<Column>[] = [];

  constructor(headings: Readonly<Record<Column, string>>, newId: () => string) {
    this.#headings = headings;
    this.#newId = newId;
  }

  /** Begins a row. */
  row(): NarrativeRow<Column> {
    const row = new NarrativeRow<Column>(this.#newId());
    this.#rows.push(row);
    return row;
  }

  /** The headings and the rows as read. */
  get words(): readonly string[] {
    const columns = this.#filledColumns();
    return [
      columns.map((column) => this.#headings[column]).join(' '),
      ...this.#rows.map((row) => columns.map((column) => row.in(column).words).join(' ')),
    ];
  }

  /** Each row as a sentence: what it is about, then what the other columns say of it, named. */
  get sentences(): readonly string[] {
    return this.#rows.map((row) => {
      const [first, ...rest] = this.#filledColumns().filter((column) => row.fills(column));
      const named = rest.map(
        (column) => `${this.#headings[column].toLocaleLowerCase('it')}: ${row.in(column).words}`,
      );
      return [first === undefined ? '' : row.in(first).words, ...named].join('; ');
    });
  }

  /** The table; null without rows. */
  toMarkup(): Markup | null {
    const columns = this.#filledColumns();
    if (columns.length === 0) return null;
    return element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map((column) => element('th', {}, Markup.text(this.#headings[column]))),
        ),
      ),
      element(
        'tbody',
        {},
        this.#rows.map((row) =>
          element(
            'tr',
            { ID: row.id },
            columns.map((column) => element('td', {}, row.in(column).markup)),
          ),
        ),
      ),
    );
  }

  #filledColumns(): readonly Column[] {
    const filled: Column[] = [];
    for (const column in this.#headings) {
      if (this.#rows.some((row) => row.fills(column))) filled.push(column);
    }
    return filled;
  }
}

/** A table whatever its columns. */
type TablePart = Pick<NarrativeTable<never>, 'words' | 'sentences' | 'toMarkup'>;

/** The readable part of a section: tables and sentences that say the entries, then the doctor's own paragraphs. */
export class Narrative {
  readonly #prefix: string;
  readonly #parts: (NarrativeLine | TablePart)[] = [];
  #count = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Begins a sentence. */
  line(): NarrativeLine {
    const line = new NarrativeLine(this.#newId());
    this.#parts.push(line);
    return line;
  }

  /** Begins a table with its headings from left to right. */
  table<Column extends string>(headings: Readonly<Record<Column, string>>): NarrativeTable<Column> {
    const table = new NarrativeTable<Column>(headings, () => this.#newId());
    this.#parts.push(table);
    return table;
  }

  /** What the sentences and rows say, headings included, in order. */
  get words(): readonly string[] {
    return this.#parts.flatMap((part) => part.words);
  }

  /** The same to be read apart from the document: a sentence for each row, without the headings. */
  get sentences(): readonly string[] {
    return this.#parts.flatMap((part) => ('sentences' in part ? part.sentences : part.words));
  }

  /** The section's `text`. */
  toText(paragraphs: readonly string[]): Markup {
    return element(
      'text',
      {},
      this.#parts.map((part) => part.toMarkup()),
      paragraphs.map((paragraph) => element('paragraph', {}, Markup.text(paragraph))),
    );
  }

  #newId(): string {
    this.#count += 1;
    return `${this.#prefix}${String(this.#count)}`;
  }
}
