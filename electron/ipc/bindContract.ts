import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import {
  isContractKey,
  verbs,
  type ContractKey,
  type ContractRequest,
  type ContractResponse,
} from '../../shared/ipc/contract.ts';

/** One handler for each verb of the contract: a missing or an extra one does not compile. */
export type Handlers = {
  readonly [Key in ContractKey]: (
    request: ContractRequest[Key],
  ) => Promise<Result<ContractResponse[Key]>>;
};

/** What the binder needs besides the handlers. */
export interface BinderParts {
  /** A fresh number by which the log line of a defect is found. */
  readonly correlationId: () => string;
  /** Told every defect: a thrown value, or an answer that breaks its own schema. Never shown to the window. */
  readonly onDefect: (defect: {
    readonly correlationId: string;
    readonly verb: ContractKey;
    readonly thrown: unknown;
  }) => void;
}

/** Answers one question of the window. Never throws. */
export type BoundContract = (verb: string, request: unknown) => Promise<Result<unknown>>;

/**
 * Binds the handlers to the contract, once for every channel: the verb must be of the contract, the request must fit
 * its schema exactly, the answer is reduced to what its schema names, and whatever is thrown becomes
 * `internal/unexpected` with a number that leads to the log.
 */
export function bindContract(handlers: Handlers, parts: BinderParts): BoundContract {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties a verb's schemas to its handler
  async function perform<Key extends ContractKey>(
    verb: Key,
    raw: unknown,
  ): Promise<Result<unknown>> {
    const schemas = verbs[verb];
    const request = schemas.request.safeParse(raw);
    if (!request.success) {
      const fields = request.error.issues.map((issue) => issue.path.join('.') || issue.code);
      return fail(appError('window/request-refused', { verb, fields }));
    }
    const answered = await handlers[verb](request.data);
    return answered.ok ? ok(schemas.response.parse(answered.value)) : answered;
  }

  return async (verb, request) => {
    if (!isContractKey(verb)) return fail(appError('window/unknown-verb', {}));
    try {
      return await perform(verb, request);
    } catch (thrown: unknown) {
      const correlationId = parts.correlationId();
      parts.onDefect({ correlationId, verb, thrown });
      return fail(appError('internal/unexpected', { correlationId }));
    }
  };
}
