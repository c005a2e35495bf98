import type { Answer, Answerer } from '../answers/answerer.ts';
import type { ModelRequest } from '../answers/model-request.ts';
import { askUpstream } from './ask-upstream.ts';
import { makeUpstreamClient } from './upstream-client.ts';
import type { UpstreamOptions, UpstreamStyle } from './upstream-options.ts';

/** What a server says of an endpoint that it does not have. */
const missingEndpoint: ReadonlySet<number> = new Set([404, 405, 501]);
const badRequest: ReadonlySet<number> = new Set([400, 415, 422]);

const plainRows =
  'Answer with the rows only, one row a line, without any other text, list marks or code fences.';

/** The same request for a server that takes no answer schema: the form is asked for in words. */
const withoutSchema = (request: ModelRequest): ModelRequest => ({
  ...request,
  instructions: [request.instructions ?? '', plainRows].join('\n').trim(),
  text: undefined,
});

const hasSchema = ({ text }: ModelRequest): boolean => text?.format?.type === 'json_schema';

/** What has been found out about the server; undefined until a request has shown it. */
interface Capabilities {
  style: UpstreamStyle | undefined;
  takesSchemas: boolean | undefined;
}

/** Refused as bad; or broke on it, as some servers do on a pattern, while none with a schema ever worked. */
const mayBeSchema = (status: number, { takesSchemas }: Capabilities): boolean =>
  badRequest.has(status) || (status === 500 && takesSchemas === undefined);

type Ask = (request: ModelRequest, signal: AbortSignal) => Promise<Answer>;

/** A server that has no /responses may still know the model under /chat/completions. */
const askInEitherStyle = (options: UpstreamOptions, capabilities: Capabilities): Ask => {
  const ask = askUpstream(makeUpstreamClient(options), options.clock);
  return async (request, signal) => {
    if (capabilities.style !== undefined) return ask({ request, signal, style: capabilities.style });
    const first = await ask({ request, signal, style: 'responses' });
    if (!missingEndpoint.has(first.status)) {
      if (first.status === 200 || badRequest.has(first.status)) capabilities.style = 'responses';
      return first;
    }
    const second = await ask({ request, signal, style: 'chat' });
    if (missingEndpoint.has(second.status)) return first;
    capabilities.style = 'chat';
    return second;
  };
};

const askWithOrWithoutSchema = (ask: Ask, capabilities: Capabilities, options: UpstreamOptions): Ask => {
  return async (request, signal) => {
    if (!hasSchema(request)) return ask(request, signal);
    if (capabilities.takesSchemas === false) return ask(withoutSchema(request), signal);
    const answer = await ask(request, signal);
    if (answer.status === 200) capabilities.takesSchemas = true;
    if (!mayBeSchema(answer.status, capabilities)) return answer;
    const plain = await ask(withoutSchema(request), signal);
    if (plain.status !== 200) return answer;
    capabilities.takesSchemas = false;
    options.report('upstream takes no answer schema, asking for plain rows', { answer: answer.body });
    return plain;
  };
};

/** While the style is unknown one request goes ahead and the others wait for what it finds out. */
const oneAhead = (ask: Ask, capabilities: Capabilities): Ask => {
  let probe: Promise<unknown> | undefined;
  return async (request, signal) => {
    while (probe !== undefined) await probe;
    if (capabilities.style !== undefined) return ask(request, signal);
    const answering = ask(request, signal);
    probe = answering
      .catch(() => undefined)
      .finally(() => {
        probe = undefined;
      });
    return answering;
  };
};

/**
 * Answers through a server that speaks OpenAI's API but has no batches. What it can do is found out with the
 * first request and kept as long as the process lives.
 */
export const makeUpstreamAnswerer = (options: UpstreamOptions): Answerer => {
  const capabilities: Capabilities = { style: options.style, takesSchemas: undefined };
  const inEitherStyle = askInEitherStyle(options, capabilities);
  const ask = oneAhead(askWithOrWithoutSchema(inEitherStyle, capabilities, options), capabilities);
  return {
    concurrency: options.concurrency ?? 4,
    answer(request, { signal }) {
      return ask({ ...request, model: options.model ?? request.model }, signal);
    },
  };
};
