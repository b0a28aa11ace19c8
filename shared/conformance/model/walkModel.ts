/** A value of the model with its address. */
export interface ModelNode {
  readonly field: string;
  /** The last name of the address; the list's name for an element of a list. */
  readonly name: string;
  readonly value: unknown;
}

/** Every value of a model, an outer one before the inner ones, with its address. */
export function* walkModel(value: unknown, field = '', name = ''): Generator<ModelNode> {
  yield { field, name, value };
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      yield* walkModel(each, `${field}[${String(index)}]`, name);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      yield* walkModel(each, field === '' ? key : `${field}.${key}`, key);
    }
  }
}
