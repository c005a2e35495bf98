import type { ModelRequest } from '../answers/model-request.ts';
import { answerForms, type AnswerForm, asksForRows, inForm } from './answer-form.ts';
import type { Question, UpstreamAnswer, Way } from './ask-upstream.ts';
import { goodRows } from './good-rows.ts';
import { isMissingEndpoint } from './judge-reply.ts';
import type { UpstreamOptions, UpstreamStyle } from './upstream-options.ts';

export type AskOneWay = (question: Question) => Promise<UpstreamAnswer>;
export type Ask = (request: ModelRequest, signal: AbortSignal) => Promise<UpstreamAnswer>;

const endpointsOf: Readonly<Record<UpstreamStyle | 'any', readonly Way['endpoint'][]>> = {
  any: ['responses', 'chat'],
  responses: ['responses'],
  chat: ['chat'],
  plain: ['responses', 'chat'],
};

/** After so many requests that no way gave rows to, the model itself is no good: it is asked in one way from then on. */
const mostFruitless = 2;

interface Tried {
  readonly way: Way;
  readonly answer: UpstreamAnswer;
}

/**
 * Finds out, with the first requests, in which way a server gives rows, and asks in that way from then on. A status of
 * 200 alone shows nothing: some servers drop a schema without a word, or answer so for an endpoint they do not have.
 */
export const askInFoundWay = (askOneWay: AskOneWay, options: UpstreamOptions): Ask => {
  let found: Way | undefined;
  let fruitless = 0;

  const settle = (way: Way): void => {
    found = way;
    options.report('upstream is asked in this way', { ...way });
  };

  const giveUp = (tried: readonly Tried[]): UpstreamAnswer => {
    const last = tried.findLast(({ answer }) => answer.status === 200);
    fruitless += last === undefined ? 0 : 1;
    if (last !== undefined && fruitless >= mostFruitless) settle(last.way);
    return pickAnswer(tried);
  };

  const probe: Ask = async (request, signal) => {
    const tried: Tried[] = [];
    for (const way of waysOf(options.style, request)) {
      const put = isWorthTrying(way, tried) ? inForm(request, way.form) : undefined;
      if (put === undefined) continue;
      const answer = await askOneWay({ request: put, way, signal });
      tried.push({ way, answer });
      if (isFruitful(request, answer)) settle(way);
      if (found !== undefined || saysNothingOfWay(answer)) return answer;
    }
    return giveUp(tried);
  };

  const ask: Ask = async (request, signal) => {
    const put = found && inForm(request, asksForRows(request) ? found.form : 'strict');
    if (found === undefined || put === undefined) return probe(request, signal);
    const answer = await askOneWay({ request: put, way: found, signal });
    // Another server may stand at the address by now.
    if (isMissingEndpoint(answer.status) && answer.stop === undefined) found = undefined;
    return answer;
  };
  return oneAhead(ask, () => found !== undefined);
};

/** Says nothing about the way: the server is busy, or somebody between here and there has lost it. */
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429, 502, 503, 504, 529]);

/** What to say when no way gave rows: an answer if there was any, else the refusal that was about more than the address. */
function pickAnswer(tried: readonly Tried[]): UpstreamAnswer {
  const answers = tried.map(({ answer }) => answer);
  const best =
    answers.findLast(({ status }) => status === 200) ??
    answers.find(({ status }) => !isMissingEndpoint(status)) ??
    answers[0];
  if (best === undefined) throw new Error('there is no way to put this request');
  return best;
}

/**
 * All ways to ask, the best first: with a schema wherever that works, and without one a chat before responses. What
 * does not ask for rows is passed on as it is.
 */
function waysOf(style: UpstreamStyle | undefined, request: ModelRequest): Way[] {
  const endpoints = endpointsOf[style ?? 'any'];
  const at = (endpoint: Way['endpoint'], forms: readonly AnswerForm[]): Way[] =>
    forms.map((form) => ({ endpoint, form }));
  if (!asksForRows(request)) return endpoints.flatMap((endpoint) => at(endpoint, ['strict']));
  const schemas = style === 'plain' ? [] : answerForms.filter((form) => form !== 'rows');
  return [
    ...endpoints.flatMap((endpoint) => at(endpoint, schemas)),
    ...endpoints.toReversed().flatMap((endpoint) => at(endpoint, ['rows'])),
  ];
}

/** An endpoint that is not there needs no second try; the strict schema only one where another schema was refused. */
function isWorthTrying({ endpoint, form }: Way, tried: readonly Tried[]): boolean {
  const before = tried.filter(({ way }) => way.endpoint === endpoint).map(({ answer }) => answer.status);
  if (before.some(isMissingEndpoint)) return false;
  return form !== 'strict' || before.every((status) => status !== 200);
}

function isFruitful(request: ModelRequest, answer: UpstreamAnswer): boolean {
  return answer.status === 200 && (!asksForRows(request) || goodRows(request, answer).length > 0);
}

function saysNothingOfWay(answer: UpstreamAnswer): boolean {
  return answer.stop !== undefined || passing.has(answer.status) || isAboutSize(answer);
}

/** A question that was too long, or thoughts that took all the room: the way may be right, the size is not. */
function isAboutSize({ tooLong, cut, thought }: UpstreamAnswer): boolean {
  return tooLong === true || (cut === true && thought === true);
}

/** While the way is unknown one request goes ahead and the others wait for what it finds out. */
function oneAhead(ask: Ask, isKnown: () => boolean): Ask {
  let probe: Promise<unknown> | undefined;
  return async (request, signal) => {
    while (probe !== undefined) await probe;
    if (isKnown()) return ask(request, signal);
    const answering = ask(request, signal);
    probe = answering
      .catch(() => undefined)
      .finally(() => {
        probe = undefined;
      });
    return answering;
  };
}
