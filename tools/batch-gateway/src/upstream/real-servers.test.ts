import { buildInput, currentRubric, readRows } from '@word-list/domain';
import { exampleRow } from '@word-list/domain/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../answers/answerer.ts';
import { batchLine } from '../batches/batch-line.ts';
import {
  chatReply,
  errorReply,
  responseReply,
  rowOf,
  rowsOf,
  type Script,
  type ScriptedReply,
  type ScriptedRequest,
  startScriptedServer,
} from '../testing/scripted-server.ts';
import { textOf } from './good-rows.ts';
import { makeUpstreamAnswerer } from './upstream-answerer.ts';
import type { UpstreamOptions } from './upstream-options.ts';

/*
 * What model servers really do, each as public reports describe it. The requests are those that the system sends.
 */

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const rubric = currentRubric.document;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = (index: number): string =>
  `w${letters.charAt(Math.floor(index / 26) % 26)}${letters.charAt(index % 26)}`;
const words = Array.from({ length: 120 }, (_, index) => word(index));

/** The requests of one batch about 120 words: prompts of 50, 50 and 20. */
const requests = buildInput(
  { model: 'real-model', rubric },
  [words.slice(0, 50), words.slice(50, 100), words.slice(100)].map((some, index) => ({
    id: `p-${String(index)}`,
    words: some,
  })),
)
  .trim()
  .split('\n')
  .map((line) => batchLine.parse(JSON.parse(line)).body);

const context = { batchNumber: 1, line: 0, signal: new AbortController().signal };

const ask = async (script: Script, options: Partial<UpstreamOptions> = {}) => {
  const server = await startScriptedServer(script);
  closers.push(() => server.close());
  const answerer = makeUpstreamAnswerer({
    baseUrl: server.baseUrl,
    clock: Date.now,
    random: () => 0.5,
    report: () => undefined,
    backoffMs: 1,
    breakMs: 30,
    ...options,
  });
  const answers: Answer[] = await Promise.all(requests.map((request) => answerer.answer(request, context)));
  return {
    server,
    answers,
    answerer,
    posts: server.requests.filter(({ route }) => route.startsWith('POST')),
  };
};

/** The words that the system will find scores for in these answers. */
const scored = (answers: readonly Answer[]): string[] =>
  answers.flatMap((answer, index) =>
    readRows(rubric, {
      text: textOf(answer),
      cut: false,
      words: (requests[index]?.input as string).split('\n'),
    }).flatMap((row) => ('fault' in row ? [] : [row.word])),
  );

const isChat = ({ route }: ScriptedRequest): boolean => route === 'POST /v1/chat/completions';
const isResponses = ({ route }: ScriptedRequest): boolean => route === 'POST /v1/responses';
const plain = (some: readonly string[]): string => some.map(rowOf).join('\n');

/** A server that has only a chat, and no schemas there. */
const plainChat =
  (write: (some: readonly string[]) => string): Script =>
  (request) =>
    isChat(request) && !request.hasSchema
      ? chatReply(write(request.words))
      : errorReply(isChat(request) ? 400 : 404, 'not supported');

interface Case {
  readonly script: Script;
  /** Requests about words that the server gets at most. */
  readonly most: number;
  readonly options?: Partial<UpstreamOptions>;
}

const goodChat: Script = (request) =>
  isChat(request) ? chatReply(rowsOf(request.words)) : errorReply(404, 'no');

const numbersOf = (row: string): string[] => row.slice(row.indexOf(':') + 1, row.lastIndexOf(',')).split(',');
const objectOf = (one: string): object => ({
  word: one,
  ...Object.fromEntries(
    rubric.attributes.map(({ name }, index) => [name, Number(numbersOf(rowOf(one))[index])]),
  ),
  types: ['noun', 'verb'],
});

const cases: Readonly<Record<string, Case>> = {
  'an unknown endpoint that answers 200 with an error': {
    script: (request, count) =>
      isResponses(request)
        ? { status: 200, body: { error: 'Unexpected endpoint or method. (POST /v1/responses)' } }
        : goodChat(request, count),
    most: 4,
  },
  'max_tokens that has to be called max_completion_tokens': {
    script: (request, count) =>
      'max_tokens' in request.body
        ? errorReply(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          )
        : goodChat(request, count),
    most: 5,
  },
  'thoughts that take all tokens of a Response, until told not to think': {
    script: ({ route, body, words: some }) => {
      if (route !== 'POST /v1/responses') return errorReply(404, 'no');
      const { reasoning } = body as { reasoning?: { effort?: string } };
      return reasoning?.effort === 'none'
        ? responseReply(rowsOf(some))
        : responseReply('', { thought: true, cut: true, tokens: body.max_output_tokens ?? 0 });
    },
    most: 4,
  },
  'thoughts that take all tokens, and no way to be told not to think': {
    script: ({ route, body, words: some }) => {
      if (route !== 'POST /v1/responses') return errorReply(404, 'no');
      if ('reasoning' in body) return errorReply(400, "Unsupported parameter: 'reasoning.effort'");
      return (body.max_output_tokens ?? 0) >= 6_000 || some.length < 25
        ? responseReply(rowsOf(some), { thought: true })
        : responseReply('', { thought: true, cut: true, tokens: body.max_output_tokens ?? 0 });
    },
    most: 8,
  },
  'thoughts without a mark at their beginning, before plain rows': {
    script: plainChat(
      (some) => `Let me see.\n${exampleRow(some[0] ?? '', { commonness: 1 })}\n</think>\n\n${plain(some)}`,
    ),
    most: 6,
  },
  'numbered rows after a sentence': {
    script: plainChat(
      (some) =>
        `Sure, here are the rows:\n\n${some.map((one, index) => `${String(index + 1)}. ${rowOf(one)}`).join('\n')}`,
    ),
    most: 6,
  },
  'rows with dashes in a fence': {
    script: plainChat((some) => `\`\`\`\n${some.map((one) => `- ${rowOf(one)}`).join('\n')}\n\`\`\``),
    most: 6,
  },
  'a schema that is ignored for a bare array': {
    script: (request) =>
      isChat(request) ? chatReply(JSON.stringify(request.words.map(rowOf))) : errorReply(404, 'no'),
    most: 4,
  },
  'a schema that is ignored for indented rows at another key': {
    script: (request) =>
      isChat(request)
        ? chatReply(JSON.stringify({ rows: request.words.map(rowOf) }, undefined, 2))
        : errorReply(404, 'no'),
    most: 4,
  },
  'a schema that is ignored for objects': {
    script: (request) =>
      isChat(request) ? chatReply(JSON.stringify(request.words.map(objectOf))) : errorReply(404, 'no'),
    most: 4,
  },
  'a schema that is ignored for a table': {
    script: (request) => {
      const names = rubric.attributes.map(({ name }) => name);
      const rows = request.words.map(
        (one) => `| ${[one, ...numbersOf(rowOf(one)), 'noun, verb'].join(' | ')} |`,
      );
      const table = [`| word | ${names.join(' | ')} | types |`, `|${'---|'.repeat(11)}`, ...rows].join('\n');
      return isChat(request) ? chatReply(table) : errorReply(404, 'no');
    },
    most: 4,
  },
  'a context that holds 30 rows': {
    script: (request) => {
      if (!isChat(request)) return errorReply(404, 'no');
      const text = rowsOf(request.words);
      const end = text.indexOf(request.words[30] ?? '\0');
      return end < 0 ? chatReply(text) : chatReply(text.slice(0, end), { cut: true });
    },
    most: 8,
  },
  'responses that drop the schema without a word': {
    script: (request) =>
      isChat(request) && request.hasSchema
        ? chatReply(rowsOf(request.words))
        : responseReply('Of course! These are interesting words. Each of them has a history.'),
    most: 4,
  },
  'a small model that only ends its words when each has its own pattern': {
    script: (request) => {
      if (!isChat(request)) return errorReply(404, 'no');
      const hasOwnPatterns = JSON.stringify(request.body.response_format ?? '').includes(
        `^${request.words[0] ?? ''}:`,
      );
      return hasOwnPatterns
        ? chatReply(rowsOf(request.words))
        : chatReply(`{"r":["${'a'.repeat(5_000)}`, { tokens: 1_400 });
    },
    most: 4,
  },
  'a cut answer that is called complete': {
    script: (request) => {
      if (!isChat(request)) return errorReply(404, 'no');
      const most = Number(request.body['max_tokens']);
      const text = rowsOf(request.words);
      return request.words.length > 30 ? chatReply(text.slice(0, 900), { tokens: most }) : chatReply(text);
    },
    most: 9,
  },
  'a server that is loading its model': {
    script: (request, count) =>
      count < 60
        ? { status: 503, body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } } }
        : goodChat(request, count),
    most: 64,
    options: { breakMs: 3 },
  },
  'a context of 512 tokens': {
    script: (request) => {
      if (!isChat(request)) return errorReply(404, 'no');
      const size = 455 + Math.ceil(2.1 * request.words.length);
      return size > 512
        ? errorReply(
            400,
            `request (${String(size)} tokens) exceeds the available context size (512 tokens), try increasing it`,
          )
        : chatReply(rowsOf(request.words));
    },
    most: 9,
  },
  'a proxy that has responses, but not for this model': {
    script: (request) =>
      isChat(request)
        ? chatReply(rowsOf(request.words))
        : errorReply(400, 'litellm.BadRequestError: responses API is not supported for this provider'),
    most: 8,
  },
  'a strict schema where one pattern for each word is refused': {
    script: (request) => {
      if (JSON.stringify(request.body).includes('prefixItems'))
        return errorReply(400, "Invalid schema: 'prefixItems' is not permitted");
      return isResponses(request) && request.hasSchema
        ? responseReply(rowsOf(request.words))
        : errorReply(404, 'no');
    },
    most: 4,
  },
};

describe('every word gets its scores from a server with', () => {
  it.each(Object.entries(cases))('%s', async (_, { script, most, options }) => {
    const { answers, posts } = await ask(script, options);

    expect(scored(answers)).toEqual(expect.arrayContaining(words));
    expect(posts.length).toBeLessThanOrEqual(most);
    expect(answers.map(({ body }) => (body as { status?: string }).status)).toEqual([
      'completed',
      'completed',
      'completed',
    ]);
  });

  it.each(Object.entries(cases))(
    '%s, and never puts the same question twice',
    async (name, { script, options }) => {
      if (name === 'a server that is loading its model') return;
      const { posts } = await ask(script, options);

      const questions = posts.map(({ route, body }) => JSON.stringify([route, body]));
      expect(new Set(questions).size).toBe(questions.length);
    },
  );
});

interface Stop {
  readonly code: string;
  readonly says: RegExp;
  readonly reply: (request: ScriptedRequest) => ScriptedReply;
}

const stops: Readonly<Record<string, Stop>> = {
  'a model that it does not have': {
    code: 'model_not_found',
    says: /model 'real-model' not found, try pulling it first/u,
    reply: () => errorReply(404, "model 'real-model' not found, try pulling it first"),
  },
  'a model that a proxy only names in its text': {
    code: 'model_not_found',
    says: /Invalid model name passed in model=real-model/u,
    reply: () =>
      errorReply(400, '/chat/completions: Invalid model name passed in model=real-model. Call `/v1/models`'),
  },
  'a wrong key for LiteLLM that has no database': {
    code: 'invalid_api_key',
    says: /^No connected db\./u,
    reply: () => ({
      status: 400,
      body: { error: { message: 'No connected db.', type: 'no_db_connection', param: null, code: '400' } },
    }),
  },
  'a wrong key': {
    code: 'invalid_api_key',
    says: /^Incorrect API key provided: \*\*\*/u,
    reply: () => errorReply(401, 'Incorrect API key provided: sk-abc**********wxyz.', 'invalid_api_key'),
  },
  'no money': {
    code: 'insufficient_quota',
    says: /^You exceeded your current quota/u,
    reply: () =>
      errorReply(429, 'You exceeded your current quota, please check your plan.', 'insufficient_quota'),
  },
  'an address without /v1': {
    code: 'wrong_base_url',
    says: /, http:\/\/127\.0\.0\.1:\d+\/v1 has: use that address$/u,
    reply: ({ route }) =>
      route === 'GET /v1/models' ? { status: 200, body: { data: [] } } : errorReply(404, 'Not Found'),
  },
};

describe('a server is asked no more after', () => {
  it.each(Object.entries(stops))('%s, and its words are kept', async (name, { code, says, reply }) => {
    const server = await startScriptedServer(reply);
    closers.push(() => server.close());
    const answerer = makeUpstreamAnswerer({
      baseUrl: name.includes('/v1') ? server.url : server.baseUrl,
      clock: Date.now,
      random: () => 0.5,
      report: () => undefined,
      backoffMs: 1,
    });

    const [request] = requests;
    if (request === undefined) throw new Error('there are requests');
    const { stop } = await answerer.answer(request, context);

    expect(stop?.code).toBe(code);
    expect(stop?.message).toMatch(says);
    expect(server.requests.filter(({ route }) => route.startsWith('POST')).length).toBeLessThanOrEqual(
      name.includes('/v1') ? 2 : 1,
    );
  });
});

it('shows the text of a server that does not answer in JSON', async () => {
  const { answers } = await ask(
    () => ({ status: 500, body: '<html><b>Internal Server Error:</b> no key</html>' }),
    { attempts: 1 },
  );

  expect(JSON.stringify(answers[0]?.body)).toContain('Internal Server Error: no key');
});

it('asks a model that gives no rows in one way only in the end', async () => {
  const { posts, answerer } = await ask(() => responseReply('Words are wonderful.'));
  const before = posts.length;

  for (const request of requests) await answerer.answer(request, context);

  expect(before).toBeLessThanOrEqual(9);
});

it.each([
  ['responses', 'POST /v1/responses', true],
  ['chat', 'POST /v1/chat/completions', true],
  ['plain', 'POST /v1/chat/completions', false],
] as const)('asks in the style %s when told so', async (style, route, hasSchema) => {
  const script: Script = (request) =>
    isChat(request)
      ? chatReply(request.hasSchema ? rowsOf(request.words) : plain(request.words))
      : responseReply(rowsOf(request.words));
  const { posts, answers } = await ask(script, { style });

  expect(scored(answers)).toEqual(words);
  expect(posts.map((post) => [post.route, post.hasSchema])).toEqual(requests.map(() => [route, hasSchema]));
});

it('names a server that went away while it is away', async () => {
  const server = await startScriptedServer(goodChat);
  await server.close();
  let now = 1_000;
  const answerer = makeUpstreamAnswerer({
    baseUrl: server.baseUrl,
    clock: () => now,
    random: () => 0.5,
    report: () => undefined,
    backoffMs: 1,
    breakMs: 1,
  });
  const abort = new AbortController();
  const [request] = requests;
  if (request === undefined) throw new Error('there are requests');

  const answering = answerer.answer(request, { ...context, signal: abort.signal }).catch(() => undefined);
  await expect.poll(() => answerer.problem?.()?.words).toMatch(/does not answer: .*ECONNREFUSED/u);
  now = 9_000;
  abort.abort();
  await answering;

  expect(answerer.problem?.()?.since).toBe(1_000);
});
