/** Computes a value at the first asking and keeps it: several checks look at the same part of a call. */
export function lazy<Value>(compute: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}
