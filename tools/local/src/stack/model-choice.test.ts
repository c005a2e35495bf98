import { expect, it } from 'vitest';
import { mayGoOn, modelIdentity, type ModelChoice } from './model-choice.ts';

const lexicon: ModelChoice = { kind: 'lexicon' };
const server: ModelChoice = { kind: 'server', baseUrl: 'http://127.0.0.1:11434/v1', model: 'lexicon-1' };

it.each([
  { who: 'the lexicon with its own run', choice: lexicon, identity: modelIdentity(lexicon), may: true },
  { who: 'the lexicon with a run of an earlier one', choice: lexicon, identity: 'lexicon-1', may: true },
  { who: 'the lexicon with a run of a server', choice: lexicon, identity: modelIdentity(server), may: false },
  { who: 'a server with its own run', choice: server, identity: modelIdentity(server), may: true },
  { who: 'a server with a run of the lexicon', choice: server, identity: 'lexicon-1', may: false },
])('$who: $may', ({ choice, identity, may }) => {
  expect(mayGoOn(choice, identity)).toBe(may);
});
