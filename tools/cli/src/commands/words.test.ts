import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../../../browser/src/testing/start-site.ts';
import { exampleWord } from '@word-list/domain/api/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../testing/call-program.ts';
import { scoredWords } from '../testing/scored-words.ts';

const folder = makeFolder({ 'mine.txt': 'time\nzebra\nyear\nlonger\nsounds\n', 'no.txt': 'year\n' });
let site: Site;
const call = (line: string) => folder.call([...line.split(' '), '--api', site.origin]);
const ask = async (query: string) => (await fetch(`${site.origin}/api/words?${query}`)).text();

beforeAll(async () => {
  site = await startSite(scoredWords(), { page: false });
});
afterAll(async () => {
  await site.stop();
  folder.remove();
});

const oneLine =
  'words --commonness 2.. --offensiveness ..0 --length 3..9 --letters a-z --forms base --prefix-free --min-distance 2 --no-homophones --order=-commonness --take 36 --sort text --dice 6';

describe('a list for passphrases in one line', () => {
  it('has every property that was asked for, and check confirms those of its form', async () => {
    const { code, stdout } = await call(`${oneLine} -o DIR/list.txt --save-recipe DIR/list.recipe.json`);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const report = await call('check DIR/list.txt --plain');
    expect(report.stdout).toMatchSnapshot();
    const details = await folder.call(['verify', 'DIR/list.txt', '--api', site.origin]);
    expect(details).toMatchObject({ code: 0, stdout: expect.stringContaining('made again: the same list') });
  });

  it('holds known scores only, within their bounds', async () => {
    const { stdout } = await call(`${oneLine.replace(' --dice 6', '')} --format ndjson`);

    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(rows).toHaveLength(36);
    for (const { scores } of rows) {
      expect(scores.commonness).toBeGreaterThanOrEqual(2);
      expect(scores.offensiveness).toBe(0);
    }
  });
});

interface Row {
  readonly scores: { readonly commonness: number | null; readonly offensiveness: number | null };
}

describe('words', () => {
  it.each([
    ['words --commonness 4.. --sort=-length', 'commonness=4..&sort=-length&format=text&limit=10000'],
    [
      'words --take 50 --order random --seed 7 --prefix-free',
      'take=50&order=random&seed=7&prefixFree&format=text',
    ],
    [
      'words --length 5 --take 20 --order=-commonness --format csv',
      'length=5&take=20&order=-commonness&format=csv',
    ],
    [
      'words --types verb --take 20 --order text --format ndjson --fields types,sentiment',
      'types=verb&take=20&order=text&format=ndjson&fields=types,sentiment',
    ],
    ['words --length 4 --order text --dice 6', 'length=4&dice=6&format=text&limit=10000'],
    ['words --length 4 --order text --dice 6 --format csv', 'length=4&dice=6&format=csv&limit=10000'],
    [
      'words --length 4 --order text --dice 6 --format ndjson --fields types',
      'length=4&dice=6&format=ndjson&fields=types&limit=10000',
    ],
  ])('%s is what the API writes', async (line, query) => {
    expect((await call(line)).stdout).toBe(await ask(query));
  });

  it('makes the same list whether rules are kept there or here', async () => {
    const there = await call('words --order=-commonness --prefix-free --min-distance 2 --take 100');
    // A list that holds all words changes nothing but where the work is done.
    const all = await call('words -o DIR/all.txt');
    const here = await call(
      'words --order=-commonness --prefix-free --min-distance 2 --take 100 --list DIR/all.txt',
    );

    expect(all.code).toBe(0);
    expect(here.stdout).toBe(there.stdout);
  });

  it('asks for words of files, without sending them', async () => {
    expect((await call('words --list DIR/mine.txt --not-list DIR/no.txt')).stdout).toBe(
      'longer\nsounds\ntime\n',
    );
  });

  it('sorts by scores what was made here', async () => {
    const { stdout } = await call(
      'words --list DIR/mine.txt --sort=-commonness --fields commonness --format csv',
    );

    expect(stdout).toMatchSnapshot();
  });

  it.each([
    ['few', 'words --length 12 --text *in* --prefix-free --order text --take 500 -q', 3],
    [
      'few-here',
      'words --not-list DIR/mine.txt --length 12 --text *in* --order text --no-homophones --take 500 -q',
      3,
    ],
    ['bound', 'words --commonness 3..9', 64],
    ['range', 'words --commonness often', 64],
    ['type', 'words --types nuon', 64],
    ['judge', 'words --judge nobody', 64],
    ['order', 'words --order common', 64],
    ['no-list', 'words --list nobody.txt', 64],
    ['mixed-lists', 'words --list DIR/mine.txt --list nobody.txt', 64],
    ['word', 'word time', 0],
    ['no-word', 'word zzzz', 1],
    ['similar', 'word time --similar length --limit 3', 0],
    ['similar-what', 'word time --similar taste', 64],
    ['match', 'match --split sentiment:..-1/1.. --hold length,commonness:1 --order text --take 3', 0],
    [
      'match-few',
      'match --split sentiment:..-1/1.. --hold length,commonness --length 3 --order text --take 30 -q',
      3,
    ],
    ['match-nothing', 'match --hold length', 64],
    ['match-what', 'match --split taste:1/2', 64],
  ])('says %s', async (_, line, code) => {
    const outcome = await call(line);

    expect(outcome.code).toBe(code);
    const { stdout, stderr } = outcome;
    expect(`${stdout}---\n${stderr.replaceAll(site.origin, 'ORIGIN')}`).toMatchSnapshot();
  });
});

describe('a recipe', () => {
  const asked = 'commonness=3..&length=4..7&order=-commonness&prefixFree&minDistance=2&take=64&sort=text';
  const line =
    'words --commonness 3.. --length 4..7 --order=-commonness --prefix-free --min-distance 2 --take 64 --sort text';

  it('of the API makes the same bytes here', async () => {
    const { recipe } = JSON.parse(await ask(asked)) as { recipe: unknown };
    writeFileSync(join(folder.path, 'api.recipe.json'), JSON.stringify(recipe));

    const made = await call('words --recipe DIR/api.recipe.json -o DIR/api.txt');

    expect(made.code).toBe(0);
    const bytes = readFileSync(join(folder.path, 'api.txt'), 'utf8');
    expect(bytes).toBe(await ask(`${asked}&format=text`));
    expect((await call('verify DIR/api.txt')).stdout).toContain('made again: the same list');
  });

  it('of the command line makes the same bytes at the API', async () => {
    const { stdout } = await call(`${line} --save-recipe DIR/own.recipe.json`);
    const recipe: unknown = JSON.parse(readFileSync(join(folder.path, 'own.recipe.json'), 'utf8'));

    const response = await fetch(`${site.origin}/api/words`, {
      method: 'POST',
      headers: { accept: 'text/plain', 'content-type': 'application/json' },
      body: JSON.stringify({ recipe }),
    });

    expect(await response.text()).toBe(stdout);
  });

  it('tells which words have changed', async () => {
    await call('words --take 30 --order text -o DIR/drift.txt --save-recipe DIR/drift.recipe.json');
    site.add([exampleWord('aaa')]);

    const { code, stdout } = await call('verify DIR/drift.txt');

    expect(code).toBe(0);
    expect(stdout).toContain(
      'what is known of words has changed since: it now gives another list: 1 word more (aaa), 1 word less (',
    );
  });
});

describe('without an API', () => {
  it('verifies what can be verified', async () => {
    await call('words --take 30 --order text -o DIR/alone.txt --save-recipe DIR/alone.recipe.json');
    const recipe = readFileSync(join(folder.path, 'alone.recipe.json'), 'utf8');
    writeFileSync(join(folder.path, 'alone.recipe.json'), recipe.replace(/"api": ".*",/u, ''));

    const { code, stdout } = await folder.call(['verify', 'DIR/alone.txt']);

    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('· not made again: no API'),
    });
  });

  it('says how to start one', async () => {
    const { code, stderr } = await folder.call(['words', '--data-dir', 'DIR/nothing']);

    expect(code).toBe(1);
    expect(stderr).toContain('no stack runs on DIR/nothing: start one with wordlist score words.txt --serve');
  });

  it('says that nobody answers', async () => {
    const gone = await startSite([], { page: false });
    await gone.stop();

    const { code, stderr } = await folder.call(['words', '--api', gone.origin]);

    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nobody answers there'),
    });
  });

  it('refuses what is no address', async () => {
    expect((await folder.call(['words', '--api', 'words.example'])).code).toBe(64);
  });
});
